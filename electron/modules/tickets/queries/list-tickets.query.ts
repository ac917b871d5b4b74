import { type PageEnd, readCursor, writeCursor } from '#electron/modules/cases/index.ts';
import type { Database, Statement } from '#electron/platform/db/index.ts';
import type { TicketFilters, TicketRow, TicketView } from '#shared/modules/tickets/index.ts';
import type { RowReader } from './read-rows.ts';

export interface TicketListInput {
  view: TicketView;
  filters: TicketFilters;
  cursor: string | null;
  limit: number;
}

/** One index walked in its own order from any place in it; it never sorts and never counts rows off. */
export interface TicketLane {
  index: string;
  where: string;
  params: (string | number)[];
  key: 'sort_due' | 'received_at';
  descending: boolean;
}

const soonest = (index: string, where: string, ...params: (string | number)[]): TicketLane => ({
  index,
  where: `open = 1${where}`,
  params,
  key: 'sort_due',
  descending: false,
});

/** @param now the moment the list was first asked for, so that its pages fit together */
export function laneOf(view: TicketView, now: number): TicketLane {
  switch (view) {
    case 'all':
      return { index: 'tickets_newest', where: '1', params: [], key: 'received_at', descending: true };
    case 'overdue':
      return soonest('tickets_open', ' AND sort_due < ?', now);
    case 'dissatisfied':
      return soonest('tickets_unsatisfied', ' AND unsatisfied = 1');
    default:
      return soonest('tickets_open_in_stage', ' AND stage = ?', view);
  }
}

const FILTER_COLUMNS = {
  channel: 'channel',
  kind: 'kind',
  streetCode: 'street_code',
  unitId: 'unit_id',
} as const;

function filterSql(filters: TicketFilters): { where: string; params: string[] } {
  const given = Object.entries(FILTER_COLUMNS).flatMap(([name, column]) => {
    const value = filters[name as keyof TicketFilters];
    return value === undefined ? [] : [{ column, value }];
  });
  return {
    where: given.map(({ column }) => ` AND ${column} = ?`).join(''),
    params: given.map(({ value }) => value),
  };
}

export function laneSql(
  { index, where, key, descending }: TicketLane,
  filter: string,
  first: boolean,
): string {
  const [sign, order] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const after = first ? '' : ` AND (${key}, seq) ${sign} (?, ?)`;
  return `SELECT ${key} AS key, seq FROM tickets INDEXED BY ${index} WHERE ${where}${after}${filter} ORDER BY ${key} ${order}, seq ${order} LIMIT ?`;
}

interface Key {
  key: number;
  seq: number;
}

/** One page of a view, by keyset: each page starts after the last row of the one before, wherever that is. */
export function ticketLister(db: Database, rows: RowReader, now: () => number) {
  const statements = new Map<string, Statement>();
  const prepared = (sql: string) => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return ({ view, filters, cursor, limit }: TicketListInput): { rows: TicketRow[]; next: string | null } => {
    const end: PageEnd | null = readCursor(cursor, view);
    const asked = end?.now ?? now();
    const lane = laneOf(view, asked);
    const filter = filterSql(filters);
    const keys = prepared(laneSql(lane, filter.where, end === null)).all(
      ...lane.params,
      ...(end ? [end.key, end.seq] : []),
      ...filter.params,
      limit,
    ) as Key[];
    const last = keys.at(-1);
    return {
      rows: keys.flatMap(({ seq }) => rows.bySeq(seq) ?? []),
      next: last && keys.length === limit ? writeCursor({ list: view, now: asked, ...last }) : null,
    };
  };
}

export const COUNT_SQL = {
  stages:
    'SELECT stage, count(*) AS n FROM tickets INDEXED BY tickets_open_in_stage WHERE open = 1 GROUP BY stage',
  overdue: 'SELECT count(*) FROM tickets INDEXED BY tickets_open WHERE open = 1 AND sort_due < ?',
  dissatisfied:
    'SELECT count(*) FROM tickets INDEXED BY tickets_unsatisfied WHERE open = 1 AND unsatisfied = 1',
} as const;

/** How many tickets each view holds. */
export function ticketCounter(db: Database, now: () => number) {
  const stages = db.prepare(COUNT_SQL.stages);
  const overdue = db.prepare(COUNT_SQL.overdue).pluck();
  const dissatisfied = db.prepare(COUNT_SQL.dissatisfied).pluck();
  return (): Record<TicketView, number | null> => {
    const open = new Map((stages.all() as { stage: string; n: number }[]).map(({ stage, n }) => [stage, n]));
    return {
      to_sign: open.get('to_sign') ?? 0,
      handling: open.get('handling') ?? 0,
      to_reply: open.get('to_reply') ?? 0,
      to_revisit: open.get('to_revisit') ?? 0,
      dissatisfied: dissatisfied.get() as number,
      overdue: overdue.get(now()) as number,
      all: null,
    };
  };
}
