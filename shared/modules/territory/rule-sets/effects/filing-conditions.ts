import type { Limit } from '#shared/time/index.ts';
import { resolveFilingConditions } from '../../resolve-filing-conditions.ts';
import type { FilingCondition } from '../../rules.ts';
import type { PastCase } from './past-case.ts';
import {
  type EffectCell,
  type EffectChange,
  type EffectReport,
  ifAny,
  reportOf,
  sentence,
} from './report.ts';

interface Swap {
  from: FilingCondition;
  /** Null: nothing it could be filed under is left. */
  to: FilingCondition | null;
}

/**
 * What other filing conditions would mean: for open cases nothing, they keep the condition they were filed under; for
 * cases like them, and for those of the days looked back on, another limit, due date or light. A case is taken to be
 * filed under the row with the same id, or under the first that is offered where that is gone.
 */
export function filingConditionsEffect(
  before: readonly FilingCondition[],
  after: readonly FilingCondition[],
  cases: readonly PastCase[],
): EffectReport {
  const swaps = new Map<string, Swap | null>();
  const changes = new Map<Swap, EffectChange>();
  const count = { otherTable: 0, moved: 0, late: 0, saved: 0, unfileable: 0 };
  const filed = cases.filter(({ conditionId }) => conditionId !== null);
  for (const one of filed) {
    const swap = swapOf(swaps, before, after, one);
    if (swap === null) count.otherTable++;
    if (swap === null || (swap.to && sameLimit(swap.from.limit, swap.to.limit))) continue;
    const change = changes.get(swap) ?? newChange(swap, one);
    changes.set(swap, change);
    change.open = (change.open ?? 0) + Number(one.open);
    change.recent = (change.recent ?? 0) + Number(one.recent);
    if (swap.to === null) count.unfileable++;
    else if (one.recent) judge(count, one, swap.from.limit, swap.to.limit);
  }
  const { otherTable, moved, late, saved, unfileable } = count;
  return reportOf(
    [
      sentence('calm', 'casesKeepCondition', { open: filed.filter(({ open }) => open).length }),
      sentence(moved > 0 ? 'notice' : 'calm', 'otherDue', {
        recent: filed.filter(({ recent }) => recent).length,
        moved,
      }),
      ifAny(late, sentence('warning', 'wouldBeLate', { late })),
      ifAny(saved, sentence('notice', 'wouldBeOnTime', { saved })),
      ifAny(unfileable, sentence('warning', 'unfileable', { unfileable })),
      ifAny(otherTable, sentence('calm', 'otherTable', { otherTable })),
    ],
    [...changes.values()],
  );
}

function swapOf(
  known: Map<string, Swap | null>,
  before: readonly FilingCondition[],
  after: readonly FilingCondition[],
  { classKey, areaClass, urgency, conditionId }: PastCase,
): Swap | null {
  const key = `${classKey} ${areaClass} ${urgency} ${conditionId}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const rows = (table: readonly FilingCondition[]) =>
    resolveFilingConditions(table, classKey, areaClass ?? undefined, urgency);
  const from = rows(before).find(({ id }) => id === conditionId);
  const choices = rows(after);
  const to = choices.find(({ id }) => id === conditionId) ?? choices[0] ?? null;
  const swap = from ? { from, to } : null;
  known.set(key, swap);
  return swap;
}

function judge(
  count: { moved: number; late: number; saved: number },
  { judge: with_ }: PastCase,
  from: Limit,
  to: Limit,
): void {
  const [was, would] = [with_(from), with_(to)];
  if (was.dueAt !== would.dueAt) count.moved++;
  const isLate = (light: string) => light === 'red' || light === 'done-late';
  if (!isLate(was.light) && isLate(would.light)) count.late++;
  if (isLate(was.light) && !isLate(would.light)) count.saved++;
}

function newChange({ from, to }: Swap, { classKey, areaClass, urgency }: PastCase): EffectChange {
  const what: EffectCell[] = [
    { type: 'class', value: classKey },
    { type: 'text', value: from.condition.zh },
  ];
  if (areaClass) what.push({ type: 'areaClass', value: areaClass });
  if (urgency !== 'normal') what.push({ type: 'urgency', value: urgency });
  return {
    what,
    from: { type: 'limit', value: from.limit },
    to: to && { type: 'limit', value: to.limit },
    open: 0,
    recent: 0,
  };
}

const sameLimit = (a: Limit, b: Limit) => a.value === b.value && a.unit === b.unit;
