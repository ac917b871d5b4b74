import type { Database, Statement } from '#electron/platform/db/index.ts';
import {
  type Fact,
  type FactRow,
  factReader,
  factsOf,
  MAX_RUN,
  toFactKey,
} from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { FactRowView, ListFactsInput } from '#shared/modules/audit/index.ts';
import { type Explain, hidePersonal } from '../hide-personal.ts';

/** Facts looked through for one page; a page of a rare kind may be short and still have a next one. */
const WINDOW = 50_000;

/** The log for an auditor, newest first. Looks at one window of the log a page, so that no filter can stall the engine. */
export function factLister(db: Database, explain: Explain) {
  const lineOf = db.prepare('SELECT max(seq) FROM facts WHERE seq <= ?').pluck();
  const reader = factReader(db);
  const statements = new Map<string, Statement>();
  return (input: ListFactsInput): { rows: FactRowView[]; next: string | null } => {
    const before = input.cursor === null ? reader.newestSeq() + 1 : seqOf(input.cursor);
    const floor = input.entity === undefined ? Math.max(1, before - WINDOW) : 1;
    const { where, params } = filter(input);
    if (input.entity !== undefined) {
      params.first = lineOf.get(reader.ofEntity(input.entity, 1)[0]?.seq ?? 0) ?? 0;
    }
    const sql = `SELECT * FROM facts WHERE ${where.join(' AND ')} ORDER BY seq DESC`;
    const statement = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, statement);
    const rows: FactRowView[] = [];
    // A line may hold many facts: one that begins below the window may reach into it.
    const lines = statement.iterate({ ...params, before, floor: floor - MAX_RUN });
    for (const row of lines as IterableIterator<FactRow>) {
      const facts = factsOf(row).filter(({ seq }) => seq < before && seq >= floor);
      const asked = facts.filter(({ entity }) => entity === (input.entity ?? entity)).reverse();
      rows.push(...asked.slice(0, input.limit - rows.length).map((fact) => toView(fact, row, explain)));
      if (rows.length === input.limit) break;
    }
    const last = rows.at(-1);
    const reached = rows.length === input.limit && last ? last.seq : floor;
    return { rows, next: reached > 1 ? String(reached) : null };
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
  // Its own lines, and the one that it came about in together with others.
  only('(entity = @entity OR seq = @first)', 'entity', input.entity && toFactKey(input.entity));
  only('at >= @from', 'from', input.from);
  only('at < @to', 'to', input.to);
  return { where, params };
}

function seqOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new Refusal('list.badCursor');
  return Number(cursor);
}

function toView(fact: Fact, { hash }: FactRow, explain: Explain): FactRowView {
  const { seq, id, station, actor, kind, entity, entityVersion, causedBy, at } = fact;
  return {
    ...{ seq, id, station, actor, kind, entity, entityVersion, causedBy, at },
    payload: JSON.stringify(hidePersonal(fact.payload, explain)),
    hash: hash.toString('hex'),
  };
}
