import type { Period, Statistic } from '#shared/modules/telemetry/index.ts';
import type { AlarmRule, NoDataRule, ThresholdRule, Vertical } from '#shared/modules/territory/index.ts';

const MINUTE = 60_000;

interface PlanHead {
  vertical: Pick<Vertical, 'id' | 'name'>;
  /** Kinds of device that the rule speaks of: the object types of its vertical. */
  deviceKinds: ReadonlySet<string>;
}

/** A limit rule made ready for the hot path; durations in milliseconds of device time. */
export interface ThresholdPlan extends PlanHead {
  kind: 'threshold';
  rule: ThresholdRule;
  statistic: Statistic;
  period: Period;
  above: boolean;
  limit: number;
  /** Back on this side the value counts towards clearing: the limit less (or plus) the dead band. */
  clearLimit: number;
  /** On-delay and off-delay alike: the value must be beyond, or back, for all of it. */
  forMs: number;
  /** Time that one reading stands for: a mean of a minute has been beyond for a minute. */
  spanMs: number;
  /** A longer silence between two readings starts the count anew. */
  gapMs: number;
  minSamples: number;
}

export interface SilencePlan extends PlanHead {
  kind: 'noData';
  rule: NoDataRule;
  noDataMs: number;
}

export type RulePlan = ThresholdPlan | SilencePlan;

const STATISTIC: Record<ThresholdRule['statistic'], Statistic> = {
  Rtd: 'value',
  Avg: 'avg',
  Min: 'min',
  Max: 'max',
};

const SPAN_MS: Record<Period, number> = {
  realtime: 0,
  minute: MINUTE,
  hour: 60 * MINUTE,
  day: 1440 * MINUTE,
};

/** Rules of all verticals as plans. A rule id is the alarm's half of an identity, so it may stand once only. */
export function planRules(verticals: readonly Vertical[]): RulePlan[] {
  const plans = verticals.flatMap((vertical) => {
    const head: PlanHead = {
      vertical: { id: vertical.id, name: vertical.name },
      deviceKinds: new Set(vertical.objectTypes.map((type) => type.id)),
    };
    return vertical.rules.map((rule) => planRule(rule, head));
  });
  const ids = plans.map((plan) => plan.rule.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) throw new Error(`Alarm rule "${twice}" stands in two verticals`);
  return plans;
}

function planRule(rule: AlarmRule, head: PlanHead): RulePlan {
  if (rule.kind === 'noData') return { ...head, kind: 'noData', rule, noDataMs: rule.noDataMinutes * MINUTE };
  const above = rule.op === '>';
  const period = periodOf(rule);
  return {
    ...head,
    kind: 'threshold',
    rule,
    statistic: STATISTIC[rule.statistic],
    period,
    above,
    limit: rule.limit,
    clearLimit: above ? rule.limit - rule.deadBand : rule.limit + rule.deadBand,
    forMs: rule.forMinutes * MINUTE,
    spanMs: SPAN_MS[period],
    gapMs: rule.noDataMinutes * MINUTE + SPAN_MS[period],
    minSamples: rule.minSamples,
  };
}

/** `Rtd` judges real-time values; the others the device's minute figures, or its hour figures from an hour on. */
function periodOf(rule: ThresholdRule): Period {
  if (rule.statistic === 'Rtd') return 'realtime';
  return rule.forMinutes < 60 ? 'minute' : 'hour';
}
