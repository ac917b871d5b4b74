import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleKind, RuleSetSummary } from '#shared/modules/territory/index.ts';
import { api, onChange, queryClient } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { dayTime } from '../../../ui/time-text.ts';
import { RuleSet } from './RuleSet.tsx';
import './rules.css';

/** 应用维护: what the bureau works by, kind by kind, each with its versions and at most one draft. */
export function RulesScreen() {
  const list = useQuery(api.rules.list.queryOptions());
  const [kind, choose] = useState<RuleKind>('filingConditions');
  useEffect(
    () => onChange('rules', () => void queryClient.invalidateQueries({ queryKey: api.rules.list.key() })),
    [],
  );
  if (list.isError) return <Refused error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Loading />;
  const summary = list.data.find((each) => each.kind === kind);
  return (
    <div className="ucc-rules-screen">
      <KindList sets={list.data} chosen={kind} onChoose={choose} />
      {summary && <RuleSet key={kind} summary={summary} />}
    </div>
  );
}

interface KindListProps {
  sets: readonly RuleSetSummary[];
  chosen: RuleKind;
  onChoose(kind: RuleKind): void;
}

function KindList({ sets, chosen, onChoose }: KindListProps) {
  const { t } = useTranslation('rules');
  return (
    <nav className="ucc-rule-kinds" aria-label={t('kinds')}>
      {sets.map(({ kind, inForce, planned, draft }) => (
        <button
          key={kind}
          type="button"
          aria-current={kind === chosen ? 'page' : undefined}
          data-testid={`rule-kind-${kind}`}
          onClick={() => onChoose(kind)}
        >
          <strong>{t(`kind.${kind}`)}</strong>
          <small>
            {inForce === 0 ? t('version.shipped') : t('version.number', { number: inForce })}
            {draft && <span className="ucc-rule-draft"> · {t('draft.mark')}</span>}
          </small>
          {planned[0] && (
            <small>{t('version.planned', { ...planned[0], at: dayTime(planned[0].effectiveFrom) })}</small>
          )}
        </button>
      ))}
    </nav>
  );
}
