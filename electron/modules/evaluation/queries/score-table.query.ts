import type { Territory } from '#electron/modules/territory/index.ts';
import {
  type CompiledScheme,
  type CounterName,
  type Counts,
  gradeOf,
  NO_FACTS,
  type ObjectFacts,
  type Period,
  ranked,
  type Score,
  type ScoredRow,
  type ScoreTable,
  spanOf,
} from '#shared/modules/evaluation/index.ts';
import type { Rules } from '../load-rules.ts';
import type { Asked, Tallier, Tally } from '../tally.ts';
import { objectsOf, type ScoredThing } from './objects.ts';

type OwnCounts = Tally['counts'] extends Map<unknown, infer C> ? C : never;

/** One table of scores: every object of a scheme over a period, best first. */
export function scoreTabler(tally: Tallier, rules: Rules, territory: Territory, now: () => number) {
  return (compiled: CompiledScheme, period: Period): ScoreTable => {
    const { scheme, counters } = compiled;
    const asOf = now();
    const span = spanOf(period);
    const asked: Asked = { object: scheme.object, post: scheme.post ?? null, ...span, now: asOf };
    const { counts, corrections } = tally(counters, asked);
    const score = (thing: Omit<ScoredThing, 'id'> & { id: string | null }, own: OwnCounts) =>
      rowOf(compiled, rules, thing, own);
    const found = [...counts.keys()].filter((id): id is string => id !== null);
    const rows = objectsOf(territory, scheme, found).map((thing) => score(thing, counts.get(thing.id) ?? {}));
    const order = ranked(rows.map((row) => ({ row, composite: row.composite.value })));
    const all = { id: null, name: { zh: '合计', en: 'All' }, facts: allFacts(territory, scheme.object) };
    return {
      scheme: scheme.id,
      period,
      asOf,
      finished: span.to <= asOf,
      rows: order.map(({ row, rank }) => ({ ...row, rank })),
      total: score(all, sumOf(counters, [...counts.values()])),
      corrections,
    };
  };
}

/** A street's share of unit grids is summed for the district when every street tells it. */
function allFacts(territory: Territory, object: string): ObjectFacts {
  const grids = territory.parts.streets.map(({ unitGrids }) => unitGrids ?? null);
  if (object !== 'area' || grids.length === 0 || grids.some((each) => each === null)) return NO_FACTS;
  return { ...NO_FACTS, unitGrids: (grids as number[]).reduce((sum, each) => sum + each, 0) };
}

function sumOf(names: readonly CounterName[], all: readonly OwnCounts[]): OwnCounts {
  const sum: OwnCounts = {};
  for (const name of names) {
    const figures = all.map((own) => own[name] ?? { value: 0, original: 0 });
    sum[name] = {
      value: figures.reduce((total, { value }) => total + value, 0),
      original: figures.reduce((total, { original }) => total + original, 0),
    };
  }
  return sum;
}

function rowOf(
  { scheme, counters, score }: CompiledScheme,
  { grades }: Rules,
  { id, name, facts }: Omit<ScoredThing, 'id'> & { id: string | null },
  own: OwnCounts,
): ScoredRow {
  const pick = (which: 'value' | 'original'): Counts =>
    Object.fromEntries(counters.map((counter) => [counter, own[counter]?.[which] ?? 0]));
  const counted = counters.some((counter) => (own[counter]?.original ?? 0) > 0);
  const nothing: Score = { indicators: {}, composite: null };
  const now = counted ? score(pick('value'), facts) : nothing;
  const before = counted ? score(pick('original'), facts) : nothing;
  const row: ScoredRow = {
    id,
    name,
    rank: null,
    grade: gradeOf(grades, now.composite)?.id ?? null,
    composite: withOriginal(now.composite, before.composite),
    indicators: {},
    counters: {},
  };
  for (const { id: indicator } of scheme.indicators) {
    const { value, score: points } = now.indicators[indicator] ?? { value: null, score: null };
    const original = before.indicators[indicator]?.value ?? null;
    row.indicators[indicator] = { ...withOriginal(value, original), score: points };
  }
  for (const counter of counters) {
    const { value, original } = own[counter] ?? { value: 0, original: 0 };
    row.counters[counter] = value === original ? { value } : { value, original };
  }
  return row;
}

function withOriginal(value: number | null, original: number | null) {
  return value === original ? { value } : { value, original };
}
