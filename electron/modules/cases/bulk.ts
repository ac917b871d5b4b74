import type { Writer } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { CasesDeps } from './deps.ts';
import type { CaseFinder, KnownCase } from './find-case.ts';
import type { CaseNumberer } from './number.ts';
import { type BulkCase, casePreparer, importedPayload, type PreparedCase } from './prepare-case.ts';

/**
 * `worked`: known, different, but somebody has worked on it here since, so it was left as it is.
 */
export type BulkOutcome = 'created' | 'updated' | 'unchanged' | 'worked';

/** Rows that one transaction takes at most: beyond it a write would block others for too long. */
export const MAX_BULK_ROWS = 20_000;

/**
 * Registers many cases, one fact each, all in one transaction.
 * `actor` is `import:<profile>` or `system`. (sourceSystem, externalId) tells which case a row speaks of.
 */
export function bulkWriter(
  { ledger, territory, calendars }: CasesDeps,
  cases: CaseFinder,
  nextNumber: CaseNumberer,
) {
  const prepareCase = casePreparer(territory, calendars.current);

  function append(writer: Writer, row: PreparedCase, known: KnownCase | null): string {
    const id = known?.id ?? newId();
    const number = row.number ?? known?.number;
    const given =
      number === undefined ? nextNumber(row.classKey, row.registeredAt) : { number, serial: null };
    const payload = importedPayload(row, given.number, given.serial);
    writer.append({ kind: 'CaseImported.v1', entity: id, payload, first: known === null });
    return id;
  }

  /** Every row is new: for seeds and first imports. An external id that is known already is a bug of the caller. */
  function bulkRegister(actor: string, rows: readonly BulkCase[]): string[] {
    assertBounded(rows);
    const prepared = rows.map(prepareCase);
    return ledger.write({ actor }, (writer) => prepared.map((row) => append(writer, row, null)));
  }

  /** What became of each row, in their order. */
  function upsertPrepared(
    actor: string,
    rows: readonly PreparedCase[],
  ): { id: string; outcome: BulkOutcome }[] {
    assertBounded(rows);
    return ledger.write({ actor }, (writer) =>
      rows.map((row) => {
        const known = cases.knownAs(row.sourceSystem, row.externalId);
        if (known?.importDigest === row.digest) return { id: known.id, outcome: 'unchanged' };
        if (known && known.importDigest === null) return { id: known.id, outcome: 'worked' };
        return { id: append(writer, row, known), outcome: known ? 'updated' : 'created' };
      }),
    );
  }

  const bulkUpsert = (actor: string, rows: readonly BulkCase[]) =>
    upsertPrepared(actor, rows.map(prepareCase));

  return { prepareCase, bulkRegister, bulkUpsert, upsertPrepared };
}

function assertBounded(rows: readonly unknown[]): void {
  if (rows.length > MAX_BULK_ROWS)
    throw new Error(`At most ${MAX_BULK_ROWS} rows a transaction, got ${rows.length}`);
}

export type BulkWriter = ReturnType<typeof bulkWriter>;
