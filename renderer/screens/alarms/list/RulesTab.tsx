import { useQuery } from '@tanstack/react-query';
import { Alert, App, Switch, Table, type TableColumnsType, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import { useNames } from '../../../app/reference.tsx';
import { useSession } from '../../../app/session.tsx';
import { api, client, queryClient, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';
import { Loading, Nothing, Refused } from '../../../ui/States.tsx';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { figure, unitText } from '../shared/alarm-state.ts';
import { ruleSentence } from '../shared/rule-words.ts';
import { SeverityMark } from '../shared/severity.tsx';

/** Every rule with its limit and where the limit comes from, and the bureau's one switch. */
export function RulesTab() {
  const { t } = useTranslation('alarms');
  const names = useNames();
  const bilingual = useBilingual();
  const rules = useQuery(api.alarms.rules.list.queryOptions());
  if (rules.isError) return <Refused error={rules.error} onRetry={() => void rules.refetch()} />;
  if (!rules.data) return <Loading />;
  const columns: TableColumnsType<AlarmRuleRow> = [
    { title: t('rules.vertical'), width: 110, render: (_, { verticalName }) => bilingual(verticalName) },
    {
      title: t('rules.name'),
      width: 230,
      render: (_, { name, version, example }) => (
        <>
          {bilingual(name)} <small>{t('rules.version', { version })}</small>{' '}
          {example && <Tag>{t('rules.example')}</Tag>}
        </>
      ),
    },
    {
      title: t('rules.severity'),
      width: 90,
      render: (_, { severity }) => <SeverityMark severity={severity} />,
    },
    { title: t('rules.condition'), render: (_, rule) => ruleSentence(t, rule) },
    {
      title: t('rules.deadBand'),
      width: 110,
      render: (_, { deadBand, unit }) => (deadBand === null ? '' : `${figure(deadBand)} ${unitText(unit)}`),
    },
    { title: t('rules.source'), dataIndex: 'source', width: '26%' },
    {
      title: t('rules.autoCase'),
      width: 130,
      render: (_, rule) =>
        rule.openCase ? (
          <span title={t('rules.classOf', { name: names.className(rule.openCase.classKey) })}>
            <OpenCaseSwitch rule={rule} enabled={rule.openCase.enabled} />
          </span>
        ) : (
          <small>{t('rules.noClass')}</small>
        ),
    },
  ];
  return (
    <div className="ucc-rules">
      {rules.data.some(({ example }) => example) && (
        <Alert type="warning" showIcon title={t('rules.hint')} style={{ marginBottom: 8 }} />
      )}
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        columns={columns}
        dataSource={rules.data}
        locale={{ emptyText: <Nothing text={t('rules.empty')} /> }}
      />
    </div>
  );
}

function OpenCaseSwitch({ rule, enabled }: { rule: AlarmRuleRow; enabled: boolean }) {
  const { t } = useTranslation('alarms');
  const { may } = useSession();
  const { message } = App.useApp();
  const bilingual = useBilingual();
  const set = async (next: boolean) => {
    try {
      const changed = await client.alarms.rules.setOpenCase({ ruleId: rule.id, enabled: next });
      queryClient.setQueryData(api.alarms.rules.list.queryKey(), (rules) =>
        rules?.map((other) => (other.id === changed.id ? changed : other)),
      );
    } catch (error) {
      const { text, advice } = refusalText(t, refusalOf(error));
      void message.error(`${text} ${advice}`);
    }
  };
  return (
    <Switch
      size="small"
      checked={enabled}
      disabled={!may('rule.manage')}
      aria-label={`${t('rules.autoCase')} ${bilingual(rule.name)}`}
      data-testid={`open-case-${rule.id}`}
      onChange={(next) => void set(next)}
    />
  );
}
