import { JsonText, MAX_RUN, type RunWriter } from '#electron/platform/facts/index.ts';
import type { CasesDeps } from './deps.ts';
import { type CaseFinder, type KnownCase, sourceKey } from './find-case.ts';
import type { CaseNumberer } from './number.ts';
import { type BulkCase, casePreparer, importedPayload, isAlike, type PreparedCase } from './prepare-case.ts';
import type { ReadyCase } from './ready-case.ts';

/**
 * `worked`: known, different, but somebody has worked on it here since, so it was left as it is.
 */
export type BulkOutcome = 'created' | 'updated' | 'unchanged' | 'worked';

interface Outcome {
  id: string;
  outcome: BulkOutcome;
}

/** Rows that one transaction takes at most: beyond it a write would block others for too long. */
export const MAX_BULK_ROWS = 20_000;

/**
 * Registers many cases, one fact each, all in one transaction.
 * `actor` is `import:<profile>` or `system`. (sourceSystem, externalId) tells which case a row speaks of.
 */
export function bulkWriter(
  { ledger, territory, calendars }: CasesDeps,
  cases: CaseFinder,
  numberer: CaseNumberer,
) {
  const prepareCase = casePreparer(territory, calendars);

  /** New cases, in runs of facts; their ids in the same order. */
  function create(writer: RunWriter, rows: readonly PreparedCase[]): string[] {
    const numbered = numberRows(rows, numberer.many());
    const ids: string[] = [];
    for (let from = 0, to = 0; from < rows.length; from = to) {
      const { shared } = rows[from] as PreparedCase;
      const goesOn = (row: PreparedCase | undefined) => row !== undefined && isAlike(row.shared, shared);
      while (to - from < MAX_RUN && goesOn(rows[to])) to += 1;
      const ready = numbered.slice(from, to);
      const payloads = ready.map(({ number, serial }, index) =>
        importedPayload(rows[from + index] as PreparedCase, number, serial),
      );
      const facts = writer.appendRun({ kind: 'CaseImported.v1', shared, payloads, ready });
      for (const { entity } of facts) ids.push(entity);
    }
    return ids;
  }

  function takeKnown(writer: RunWriter, row: PreparedCase, known: KnownCase): Outcome {
    const { id, number, importDigest } = known;
    if (importDigest === row.digest) return { id, outcome: 'unchanged' };
    if (importDigest === null) return { id, outcome: 'worked' };
    const own = importedPayload(row, row.number ?? number, null);
    const payload = new JsonText(`${JSON.stringify(row.shared).slice(0, -1)},${own.slice(1)}`);
    writer.append({ kind: 'CaseImported.v1', entity: id, payload });
    return { id, outcome: 'updated' };
  }

  /** Every row is new: for seeds and first imports. An external id that is known already is a bug of the caller. */
  function bulkRegister(actor: string, rows: readonly BulkCase[]): string[] {
    assertBounded(rows);
    const prepared = rows.map(prepareCase);
    return ledger.write({ actor }, (writer) => create(writer, prepared));
  }

  /** What became of each row, in their order. */
  function upsertPrepared(actor: string, rows: readonly PreparedCase[]): Outcome[] {
    assertBounded(rows);
    return ledger.write({ actor }, (writer) => {
      const outcomes = new Map<PreparedCase, Outcome>();
      const { fresh, known, again } = sorted(rows, cases.knownAmong(rows.map(sourceOf)));
      for (const [index, id] of create(writer, fresh).entries())
        outcomes.set(fresh[index] as PreparedCase, { id, outcome: 'created' });
      for (const [row, found] of known) outcomes.set(row, takeKnown(writer, row, found));
      for (const row of again)
        outcomes.set(row, takeKnown(writer, row, cases.knownAs(sourceOf(row)) as KnownCase));
      return rows.map((row) => outcomes.get(row) as Outcome);
    });
  }

  const bulkUpsert = (actor: string, rows: readonly BulkCase[]) =>
    upsertPrepared(actor, rows.map(prepareCase));

  return { prepareCase, bulkRegister, bulkUpsert, upsertPrepared };
}

/** Rows of new cases, of known ones, and rows that speak of a case that an earlier row of theirs spoke of. */
function sorted(rows: readonly PreparedCase[], found: ReturnType<CaseFinder['knownAmong']>) {
  const fresh: PreparedCase[] = [];
  const known: [PreparedCase, KnownCase][] = [];
  const again: PreparedCase[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const key = sourceKey(sourceOf(row));
    const case_ = found.get(key);
    if (seen.has(key)) again.push(row);
    else if (case_) known.push([row, case_]);
    else fresh.push(row);
    seen.add(key);
  }
  return { fresh, known, again };
}

const sourceOf = ({ shared, externalId }: PreparedCase) => ({
  sourceSystem: shared.sourceSystem,
  externalId,
});

function numberRows(rows: readonly PreparedCase[], next: ReturnType<CaseNumberer['many']>): ReadyCase[] {
  const numbered: ReadyCase[] = [];
  // By its day, the row that took the highest serial so far: only that one has to name it.
  const highest = new Map<string, ReadyCase>();
  for (const row of rows) {
    const given = row.number === null ? next(row.classKey, row.registeredAt) : null;
    const number = given?.number ?? (row.number as string);
    const serial = given?.serial ?? null;
    const one: ReadyCase = { row: row.ready, number, serial };
    numbered.push(one);
    if (!serial) continue;
    const key = serial.day + serial.kind;
    const before = highest.get(key);
    if (before) before.serial = null;
    highest.set(key, one);
  }
  return numbered;
}

function assertBounded(rows: readonly unknown[]): void {
  if (rows.length > MAX_BULK_ROWS)
    throw new Error(`At most ${MAX_BULK_ROWS} rows a transaction, got ${rows.length}`);
}

export type BulkWriter = ReturnType<typeof bulkWriter>;
