import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RuleContent, RuleSetSummary, RuleVersionView } from '#shared/modules/territory/index.ts';
import { useNames } from '../../../../app/reference.tsx';
import { api, client, refusalOf } from '../../../../bridge/index.ts';
import { refusalText } from '../../../../ui/refusal-text.ts';
import { Loading, Refused } from '../../../../ui/States.tsx';
import { fullTime } from '../../../../ui/time-text.ts';
import { saveRuleFile } from '../rule-file.ts';

interface HistoryTabProps {
  summary: RuleSetSummary;
  hasDraft: boolean;
  /** Takes an earlier version into the draft, to be looked at and published anew. */
  onBegin(content: RuleContent): void;
}

/** The shipped files, as the first of all versions. */
const SHIPPED: RuleVersionView = {
  number: 0,
  effectiveFrom: 0,
  publishedAt: 0,
  by: { name: '', postId: null },
  reason: '',
};

/** Every version with who published it, when and why. Nothing is taken back but by publishing an earlier one anew. */
export function HistoryTab({ summary: { kind, inForce, planned }, hasDraft, onBegin }: HistoryTabProps) {
  const { t } = useTranslation('rules');
  const names = useNames();
  const { message } = App.useApp();
  const history = useQuery(api.rules.history.queryOptions({ input: { kind } }));
  if (history.isError) return <Refused error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <Loading />;
  const fetched = async (number: number, use: (content: RuleContent) => void) => {
    try {
      use((await client.rules.version({ kind, number })).content);
    } catch (error) {
      const { text, advice } = refusalText(t, refusalOf(error));
      void message.error(`${text} ${advice}`);
    }
  };
  const standing = (number: number) => {
    if (number === inForce) return t('version.isInForce');
    return planned.some((version) => version.number === number)
      ? t('version.isPlanned')
      : t('version.isPast');
  };
  return (
    <div className="ucc-rule-scroll">
      <Table<RuleVersionView>
        size="small"
        rowKey="number"
        pagination={false}
        dataSource={[...history.data, SHIPPED]}
        columns={[
          {
            title: t('version.column'),
            width: 120,
            render: (_, { number }) =>
              number === 0 ? t('version.shipped') : t('version.number', { number }),
          },
          { title: t('version.standing'), width: 90, render: (_, { number }) => standing(number) },
          {
            title: t('version.effectiveFrom'),
            width: 170,
            render: (_, { number, effectiveFrom }) => (number === 0 ? '' : fullTime(effectiveFrom)),
          },
          {
            title: t('version.publishedAt'),
            width: 170,
            render: (_, { number, publishedAt }) => (number === 0 ? '' : fullTime(publishedAt)),
          },
          {
            title: t('version.by'),
            width: 180,
            render: (_, { by }) => [by.name, names.postName(by.postId)].filter(Boolean).join(' · '),
          },
          { title: t('version.reason'), dataIndex: 'reason' },
          {
            title: '',
            width: 210,
            render: (_, { number }) => (
              <>
                <Popconfirm
                  title={t('version.anewConfirm')}
                  disabled={!hasDraft}
                  onConfirm={() => fetched(number, onBegin)}
                >
                  <Button
                    size="small"
                    disabled={number === inForce}
                    data-testid={`anew-${number}`}
                    onClick={() => (hasDraft ? undefined : void fetched(number, onBegin))}
                  >
                    {t('version.anew')}
                  </Button>
                </Popconfirm>{' '}
                <Button
                  size="small"
                  onClick={() => void fetched(number, (content) => saveRuleFile(kind, content))}
                >
                  {t('file.save')}
                </Button>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}
