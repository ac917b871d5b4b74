import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { EffectCell, EffectChange, RuleKind } from '#shared/modules/territory/index.ts';
import { client } from '../../../../bridge/index.ts';
import { Loading, Nothing, Refused } from '../../../../ui/States.tsx';
import { dayTime } from '../../../../ui/time-text.ts';
import type { RuleWords } from '../editor/cell-text.ts';
import type { DraftInHand } from '../use-draft.ts';
import { useRuleWords } from '../use-rule-words.ts';
import { Sentences } from './Sentences.tsx';

interface EffectTabProps {
  kind: RuleKind;
  draft: DraftInHand;
  isSame: boolean;
}

/** What would change if the draft were published now. */
export function EffectTab({ kind, draft, isSame }: EffectTabProps) {
  const { t } = useTranslation('rules');
  const words = useRuleWords();
  const effect = useQuery({
    queryKey: ['rules', 'effect', kind, draft.content],
    queryFn: async () => {
      if ((await draft.flush()) === null) throw draft.error ?? new Error('not kept');
      return client.rules.effect({ kind });
    },
    enabled: !isSame,
    gcTime: 0,
  });
  if (isSame) return <Nothing text={t('effect.nothing')} />;
  if (effect.isError) return <Refused error={effect.error} onRetry={() => void effect.refetch()} />;
  if (!effect.data) return <Loading />;
  const said = (cell: EffectCell | null) => (cell ? cellWords(t, words, cell) : t('effect.none'));
  const { changes, more, days } = effect.data;
  const counts: TableColumnsType<EffectChange> = changes.some(({ open }) => open !== null)
    ? [
        { title: t('effect.open'), dataIndex: 'open', width: 90, align: 'right' },
        ...(changes.some(({ recent }) => recent !== null)
          ? [
              {
                title: t('effect.recent', { days }),
                dataIndex: 'recent',
                width: 110,
                align: 'right' as const,
              },
            ]
          : []),
      ]
    : [];
  return (
    <div className="ucc-rule-scroll">
      <Sentences report={effect.data} />
      <Table<EffectChange>
        size="small"
        rowKey={(change) => JSON.stringify([change.what, change.from, change.to])}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={changes}
        locale={{ emptyText: <Nothing text={t('effect.noChange')} /> }}
        columns={[
          { title: t('effect.what'), render: (_, { what }) => what.map(said).join(' · ') },
          { title: t('effect.from'), width: '22%', render: (_, { from }) => said(from) },
          { title: t('effect.to'), width: '22%', render: (_, { to }) => <strong>{said(to)}</strong> },
          ...counts,
        ]}
      />
      {more > 0 && <p>{t('effect.more', { more })}</p>}
    </div>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function cellWords(t: Translate, words: RuleWords, cell: EffectCell): string {
  switch (cell.type) {
    case 'limit':
      return words.limit(cell.value);
    case 'at':
      return dayTime(cell.value);
    case 'class':
      return words.pattern(cell.value);
    case 'street':
      return words.street(cell.value);
    case 'unit':
      return words.unit(cell.value);
    case 'text':
      return cell.value;
    case 'permission':
      return words.permission(cell.value);
    case 'word':
      return t(`effect.word.${cell.value}`);
    default:
      return words.choice(cell.type, cell.value);
  }
}
