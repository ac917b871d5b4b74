import type { Database, Statement } from '#electron/platform/db/index.ts';
import type { Sql } from './condition-sql.ts';
import type { PageEnd } from './cursor.ts';
import type { Lane } from './queue-lanes.ts';

/** Rows that one call looks at: what a walk along an index reads within a few tens of milliseconds. */
export const LOOK_AT_MOST = 20_000;

export interface Place {
  key: number;
  seq: number;
}

export interface Walked {
  hits: Place[];
  /** Where to go on; null when the list has ended. */
  next: Place | null;
  looked: number;
}

/** The SQL that reads the next places of a lane after the one given, and whether the conditions hold there. */
export function laneSql({ from, where, key, descending }: Lane, hit: Sql, bounds: string): string {
  const order = descending ? 'DESC' : 'ASC';
  const tie = isUnique(key) ? '' : `, c.seq ${order}`;
  return `SELECT ${key} AS key, c.seq AS seq, (${hit.text}) AS hit FROM ${from} WHERE ${where}${bounds} ORDER BY ${key} ${order}${tie} LIMIT ?`;
}

/** Where in its order a lane begins and ends. Only one bound stands at its beginning, or it would walk from the other. */
export function boundsOf({ key, descending, span }: Lane, end: Place | null): Sql {
  const [sign, from, to] = descending
    ? (['<', span?.to ?? null, span?.from ?? null] as const)
    : (['>', span?.from ?? null, span?.to ?? null] as const);
  const parts: Sql[] = [];
  if (end && isUnique(key)) parts.push({ text: ` AND ${key} ${sign} ?`, params: [end.key] });
  else if (end) parts.push({ text: ` AND (${key}, c.seq) ${sign} (?, ?)`, params: [end.key, end.seq] });
  else if (from !== null) parts.push({ text: ` AND ${key} ${descending ? '<' : '>='} ?`, params: [from] });
  if (to !== null) parts.push({ text: ` AND ${key} ${descending ? '>=' : '<'} ?`, params: [to] });
  return { text: parts.map(({ text }) => text).join(''), params: parts.flatMap(({ params }) => params) };
}

const isUnique = (key: Lane['key']) => key === 'h.seq' || key === 'case_text.rowid';

/** Walks lanes and merges them, page after page. */
export function laneWalker(db: Database) {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    // Conditions combine into many texts; keeping the recent ones is enough.
    if (statements.size >= 200) statements.clear();
    const statement = db.prepare(sql).raw();
    statements.set(sql, statement);
    return statement;
  };

  function walk(lane: Lane, hit: Sql, end: PageEnd | null, limit: number, look: number): Walked {
    const bounds = boundsOf(lane, end);
    const sql = laneSql(lane, hit, bounds.text);
    const params = [...hit.params, ...lane.params, ...bounds.params, look];
    const hits: Place[] = [];
    let looked = 0;
    let last: Place | null = null;
    for (const [key, seq, holds] of prepared(sql).iterate(...params) as Iterable<[number, number, number]>) {
      looked += 1;
      last = { key, seq };
      if (holds) hits.push(last);
      if (hits.length === limit) break;
    }
    const ended = looked < look && hits.length < limit;
    return { hits, next: ended ? null : last, looked };
  }

  return (lanes: readonly Lane[], hit: Sql, end: PageEnd | null, limit: number): Walked => {
    if (lanes.length === 1 && lanes[0]) return walk(lanes[0], hit, end, limit, LOOK_AT_MOST);
    const sign = lanes[0]?.descending ? -1 : 1;
    const order = (a: Place, b: Place) => sign * (a.key - b.key || a.seq - b.seq);
    const each = Math.max(limit + 1, Math.floor(LOOK_AT_MOST / Math.max(1, lanes.length)));
    const walked = lanes.map((lane) => walk(lane, hit, end, limit, each));
    // What a lane has not reached yet may stand before what the others found beyond that place.
    const reached = walked.flatMap(({ next }) => next ?? []).sort(order)[0] ?? null;
    const sure = walked
      .flatMap(({ hits }) => hits)
      .filter((place) => reached === null || order(place, reached) <= 0)
      .sort(order);
    const hits = sure.slice(0, limit);
    const more = reached !== null || sure.length > limit;
    return {
      hits,
      next: more ? (hits.length === limit ? (hits.at(-1) ?? null) : reached) : null,
      looked: walked.reduce((sum, one) => sum + one.looked, 0),
    };
  };
}
