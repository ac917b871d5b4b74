import type { RuleContent } from '#shared/modules/territory/index.ts';

export interface DayOfOwn {
  kind: 'holiday' | 'workday';
  name?: string;
}

export interface PlanDraft {
  from: string;
  to: string | null;
  weekdays: number[];
  slots: [string, string][];
}

/** The bureau's own days by date. A calendar that was imported may hold anything; it is checked by the engine. */
export function ownDays({ days }: RuleContent): Record<string, DayOfOwn> {
  return typeof days === 'object' && days !== null ? (days as Record<string, DayOfOwn>) : {};
}

export function plansOf({ plans }: RuleContent): PlanDraft[] {
  return Array.isArray(plans) ? (plans as PlanDraft[]) : [];
}

/**
 * Turns a day round: one that works is given free, one of rest works. A day that the bureau had turned before goes
 * back to what the plan and the statutory days say.
 */
export function toggleDay(content: RuleContent, date: string, works: boolean): RuleContent {
  const { [date]: own, ...others } = ownDays(content);
  const days: Record<string, DayOfOwn> = own
    ? others
    : { ...others, [date]: { kind: works ? 'holiday' : 'workday' } };
  return { ...content, days: sorted(days) };
}

/** Says what the day is; an empty name is none. */
export function nameDay(content: RuleContent, date: string, name: string): RuleContent {
  const days = ownDays(content);
  const own = days[date];
  if (!own) return content;
  return { ...content, days: { ...days, [date]: { kind: own.kind, ...(name !== '' && { name }) } } };
}

export function replacePlan(content: RuleContent, index: number, plan: PlanDraft | null): RuleContent {
  const plans = plansOf(content).flatMap((old, i) => (i !== index ? [old] : plan ? [plan] : []));
  return { ...content, plans };
}

/** Another plan, from a date on: the last one ends the day before, so that no date has two. */
export function addPlan(content: RuleContent, from: string, dayBefore: string): RuleContent {
  const plans = plansOf(content);
  const last = plans.at(-1);
  const next: PlanDraft = {
    from,
    to: null,
    weekdays: last?.weekdays ?? [1, 2, 3, 4, 5],
    slots: last?.slots ?? [['09:00', '17:00']],
  };
  const before = plans.map((plan) => (plan === last && plan.to === null ? { ...plan, to: dayBefore } : plan));
  return { ...content, plans: [...before, next] };
}

/** The date `days` after another; both `YYYY-MM-DD`. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** First day of the six weeks that show a month (`YYYY-MM`): the Monday on or before its first. */
export function firstShown(month: string): string {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  return dateAfter(first, -weekday);
}

export function monthAfter(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}

function sorted(days: Record<string, DayOfOwn>): Record<string, DayOfOwn> {
  return Object.fromEntries(Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)));
}
