import type { Database, Statement } from '#electron/platform/db/index.ts';
import type { CounterName, ScoredObject } from '#shared/modules/evaluation/index.ts';
import type { Counter } from './counters.ts';
import { type UniverseName, universeOf } from './universes.ts';

/** Column of a universe by which objects are told apart. */
export const COLUMN_OF: Readonly<Record<ScoredObject, 'street' | 'unit' | 'person'>> = {
  area: 'street',
  department: 'unit',
  person: 'person',
};

/** Which rows a table is about. */
export interface Asked {
  object: ScoredObject;
  /** The post whose people are compared; null for the other objects. */
  post: string | null;
  /** UTC ms; `to` is not in it. */
  from: number;
  to: number;
  now: number;
}

export interface Tally {
  /** By object id; null holds what belongs to none. */
  counts: Map<string | null, Partial<Record<CounterName, { value: number; original: number }>>>;
  /** How many granted appeals are in the figures. */
  corrections: number;
}

/** SQL that is true of a row of `u` against which an appeal was granted. */
export function grantedSql(name: UniverseName): string {
  const { against } = universeOf(name);
  return against === null
    ? '0'
    : `EXISTS (SELECT 1 FROM evaluation_appeals a WHERE a.step = '${against}' AND a.case_seq = u.case_seq
        AND a.fact_seq = u.fact_seq AND a.outcome = 'corrected')`;
}

export function paramsOf({ from, to, now, post }: Asked): Record<string, string | number> {
  return { from, to, end: Math.min(to, now), ...(post !== null && { post }) };
}

export function postFilter({ post }: Pick<Asked, 'post'>): string {
  return post === null ? '' : ' AND u.post = @post';
}

/** Counts for all objects at once: one statement for each universe that the counters name. */
export function tallier(db: Database, counters: Readonly<Record<CounterName, Counter>>) {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? db.prepare(sql).raw();
    statements.set(sql, known);
    return known;
  };
  const anyGranted = db
    .prepare("SELECT EXISTS (SELECT 1 FROM evaluation_appeals WHERE outcome = 'corrected')")
    .pluck();

  return (names: readonly CounterName[], asked: Asked): Tally => {
    const params = paramsOf(asked);
    const restated = anyGranted.get() === 1;
    const tally: Tally = { counts: new Map(), corrections: 0 };
    const corrected = new Set<string>();
    for (const [universe, group] of byUniverse(names, counters)) {
      const rows = prepared(countSql(universe, group, counters, asked, restated)).all(params) as unknown[][];
      for (const [id, ...figures] of rows) {
        const own = tally.counts.get(id as string | null) ?? {};
        tally.counts.set(id as string | null, own);
        group.forEach((name, i) => {
          const original = Number(figures[restated ? 2 * i : i]);
          own[name] = { original, value: restated ? Number(figures[2 * i + 1]) : original };
        });
      }
      if (restated && group.some((name) => changes(counters[name])))
        for (const key of prepared(correctedSql(universe, asked)).all(params) as unknown[][])
          corrected.add(`${universeOf(universe).against}:${key.join(':')}`);
    }
    tally.corrections = corrected.size;
    return tally;
  };
}

function byUniverse(names: readonly CounterName[], counters: Readonly<Record<CounterName, Counter>>) {
  const groups = new Map<UniverseName, CounterName[]>();
  for (const name of names) {
    const { universe } = counters[name];
    groups.set(universe, [...(groups.get(universe) ?? []), name]);
  }
  return groups;
}

const changes = ({ test }: Counter): boolean => test('x') !== test('y');

function countSql(
  universe: UniverseName,
  names: readonly CounterName[],
  counters: Readonly<Record<CounterName, Counter>>,
  asked: Asked,
  restated: boolean,
): string {
  const figures = names.flatMap((name) => {
    const { test } = counters[name];
    return [test('0'), ...(restated ? [test(grantedSql(universe))] : [])].map((sql) => `sum(${sql})`);
  });
  return `SELECT u.${COLUMN_OF[asked.object]}, ${figures.join(', ')}
    FROM (${universeOf(universe).sql}) u WHERE 1${postFilter(asked)} GROUP BY 1`;
}

function correctedSql(universe: UniverseName, asked: Asked): string {
  return `SELECT DISTINCT u.case_seq, u.fact_seq
    FROM (${universeOf(universe).sql}) u WHERE ${grantedSql(universe)}${postFilter(asked)}`;
}

export type Tallier = ReturnType<typeof tallier>;
