import type { Database, Statement } from '#electron/platform/db/index.ts';
import { type FactRow, toFactId, toFactKey } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { FactRowView, ListFactsInput } from '#shared/modules/audit/index.ts';
import { type Explain, hidePersonal } from '../hide-personal.ts';

/** Facts looked through for one page; a page of a rare kind may be short and still have a next one. */
const WINDOW = 50_000;

/** The log for an auditor, newest first. Looks at one window of the log a page, so that no filter can stall the engine. */
export function factLister(db: Database, explain: Explain) {
  const newest = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM facts');
  const statements = new Map<string, Statement>();
  return (input: ListFactsInput): { rows: FactRowView[]; next: string | null } => {
    const before = input.cursor === null ? (newest.get()?.seq ?? 0) + 1 : seqOf(input.cursor);
    const floor = input.entity === undefined ? Math.max(1, before - WINDOW) : 1;
    const { where, params } = filter(input);
    const sql = `SELECT * FROM facts WHERE ${where.join(' AND ')} ORDER BY seq DESC LIMIT @take`;
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    const found = statement.all({ ...params, before, floor, take: input.limit }) as FactRow[];
    const last = found.at(-1);
    const reached = found.length === input.limit && last ? last.seq : floor;
    return { rows: found.map((row) => toView(row, explain)), next: reached > 1 ? String(reached) : null };
  };
}

function filter(input: ListFactsInput): { where: string[]; params: Record<string, unknown> } {
  // The plus keeps an entity's few facts from being looked for in the whole log.
  const seq = input.entity === undefined ? 'seq' : '+seq';
  const where = [`${seq} < @before`, `${seq} >= @floor`];
  const params: Record<string, unknown> = {};
  const only = (clause: string, name: string, value: unknown) => {
    if (value === undefined) return;
    where.push(clause);
    params[name] = value;
  };
  only('kind = @kind', 'kind', input.kind);
  only('actor = @actor', 'actor', input.actor);
  only('entity = @entity', 'entity', input.entity && toFactKey(input.entity));
  only('at >= @from', 'from', input.from);
  only('at < @to', 'to', input.to);
  return { where, params };
}

function seqOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('list.badCursor');
  return Number(cursor);
}

function toView(row: FactRow, explain: Explain): FactRowView {
  return {
    seq: row.seq,
    id: toFactId(row.id),
    station: row.station,
    actor: row.actor,
    kind: row.kind,
    entity: toFactId(row.entity),
    entityVersion: row.entity_version,
    causedBy: row.caused_by && toFactId(row.caused_by),
    at: row.at,
    payload: JSON.stringify(hidePersonal(JSON.parse(row.payload), explain)),
    hash: row.hash.toString('hex'),
  };
}
