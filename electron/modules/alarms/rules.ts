import { v5 } from 'uuid';
import type { Database } from '#electron/platform/db/index.ts';
import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import type { RulePlan } from './domain/plan.ts';
import type { RuleAsStood } from './facts.ts';

/** Rules are named by keys; in the log they stand under an id made from the key (RFC 9562 §5.5). */
const RULE_NAMESPACE = '6f1c3c56-0f4e-4c1b-9a57-2d5b8a6f7e10';

export function ruleEntity(ruleId: string): string {
  return v5(ruleId, RULE_NAMESPACE);
}

/** The rules of the verticals with what the bureau has switched on or off. */
export function ruleBook(db: Database, plans: readonly RulePlan[]) {
  const byId = new Map(plans.map((plan) => [plan.rule.id, plan]));
  const setting = db.prepare<[string], { open_case: number }>(
    'SELECT open_case FROM alarm_rule_settings WHERE rule_id = ?',
  );
  const openCaseOf = (plan: RulePlan) => {
    if (plan.kind === 'noData') return null;
    const { classKey, enabled } = plan.rule.openCase;
    const set = setting.get(plan.rule.id);
    return { classKey, enabled: set ? set.open_case === 1 : enabled };
  };
  return {
    find: (ruleId: string): RulePlan | null => byId.get(ruleId) ?? null,
    openCaseOf,
    list: (): AlarmRuleRow[] => plans.map((plan) => toRuleRow(plan, openCaseOf(plan))),
    row: (plan: RulePlan): AlarmRuleRow => toRuleRow(plan, openCaseOf(plan)),
  };
}

export type RuleBook = ReturnType<typeof ruleBook>;

/** The rule by value, for a fact. */
export function ruleAsStood(plan: RulePlan): RuleAsStood {
  const { rule, vertical } = plan;
  const limits =
    plan.kind === 'threshold'
      ? {
          factor: plan.rule.factor,
          statistic: plan.statistic,
          period: plan.period,
          op: plan.rule.op,
          limit: plan.rule.limit,
          unit: plan.rule.unit,
          forMinutes: plan.rule.forMinutes,
          deadBand: plan.rule.deadBand,
          minSamples: plan.rule.minSamples,
        }
      : NO_LIMITS;
  return {
    id: rule.id,
    version: rule.version,
    verticalId: vertical.id,
    name: rule.name,
    kind: rule.kind,
    severity: rule.severity,
    ...limits,
    noDataMinutes: rule.noDataMinutes,
    source: rule.source,
  };
}

const NO_LIMITS = {
  factor: null,
  statistic: null,
  period: null,
  op: null,
  limit: null,
  unit: null,
  forMinutes: null,
  deadBand: null,
  minSamples: null,
};

function toRuleRow(plan: RulePlan, openCase: AlarmRuleRow['openCase']): AlarmRuleRow {
  const { period: _, ...stood } = ruleAsStood(plan);
  return { ...stood, verticalName: plan.vertical.name, example: plan.rule.example, openCase };
}
