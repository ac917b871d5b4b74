import type { Database, Statement } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import type {
  Calendars,
  CaseFilters,
  CaseRow,
  CaseSort,
  CaseState,
  CaseView,
} from '#shared/modules/cases/index.ts';
import { caseRow, type StoredCase, stateOf } from '../row.ts';
import { type PageEnd, readCursor, writeCursor } from './cursor.ts';
import { filterSql, type Lane, lanesOf } from './queue-lanes.ts';

export interface QueueInput {
  view: CaseView;
  filters: CaseFilters;
  sort: CaseSort;
  cursor: string | null;
  limit: number;
}

interface Key {
  key: number;
  seq: number;
}

/** The SQL that reads the next keys of a lane after `end`. */
export function laneSql({ index, where, key, descending }: Lane, filter: string, fromStart: boolean): string {
  const [sign, order] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const after = fromStart ? '' : ` AND (${key}, seq) ${sign} (?, ?)`;
  return `SELECT ${key} AS key, seq FROM cases INDEXED BY ${index} WHERE ${where}${after}${filter} ORDER BY ${key} ${order}, seq ${order} LIMIT ?`;
}

const MINE = `SELECT h.seq AS key, h.seq AS seq FROM case_hands h CROSS JOIN cases c ON c.seq = h.seq
  WHERE h.person_id = ? AND h.seq < ?`;

/** One page of a view, by keyset: each page starts after the last row of the one before, wherever that is. */
export function queueLister(db: Database, calendars: Calendars, now: () => number) {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    // Filters combine into many texts; keeping the recent ones is enough.
    if (statements.size >= 200) statements.clear();
    const statement = db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');

  function keysOf(lanes: readonly Lane[], filters: CaseFilters, end: PageEnd | null, limit: number): Key[] {
    const filter = filterSql(filters);
    const after = end ? [end.key, end.seq] : [];
    const read = (lane: Lane) =>
      prepared(laneSql(lane, filter.where, end === null)).all(
        ...lane.params,
        ...after,
        ...filter.params,
        limit,
      ) as Key[];
    if (lanes.length === 1 && lanes[0]) return read(lanes[0]);
    const sign = lanes[0]?.descending ? -1 : 1;
    const merged = lanes.flatMap(read).sort((a, b) => sign * (a.key - b.key || a.seq - b.seq));
    return merged.slice(0, limit);
  }

  function mine(personId: string, filters: CaseFilters, end: PageEnd | null, limit: number): Key[] {
    const filter = filterSql(filters);
    const sql = `${MINE}${filter.where} ORDER BY h.seq DESC LIMIT ?`;
    const before = end?.seq ?? Number.MAX_SAFE_INTEGER;
    return prepared(sql).all(personId, before, ...filter.params, limit) as Key[];
  }

  return (session: Session, input: QueueInput): { rows: CaseRow[]; next: string | null } => {
    const { view, sort, filters, limit } = input;
    const list = `${view}.${sort}`;
    const end = readCursor(input.cursor, list);
    const asked = end?.now ?? now();
    const keys =
      view === 'mine'
        ? mine(session.signedIn?.personId ?? '', filters, end, limit)
        : keysOf(lanesOf(view, sort, filters, session, asked), filters, end, limit);
    const states = keys.map(({ seq }): CaseState => stateOf(bySeq.get(seq) as StoredCase));
    const last = keys.at(-1);
    return {
      rows: states.map((state) => caseRow(state, calendars)),
      next: last && keys.length === limit ? writeCursor({ list, now: asked, ...last }) : null,
    };
  };
}
