import * as crypto from 'node:crypto';
import { newId } from '#shared/kernel/id.ts';
import { type ImportedCase, isFinal, LIMIT_OF_STAGE } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from './deps.ts';
import type { CaseFinder } from './find-case.ts';
import type { CaseNumberer } from './number.ts';

/**
 * A case as an import or the demo seed gives it. `number` null: one is given here, of the day of registration.
 * Stage limits and the calendar are filled in from the district.
 */
export interface BulkCase
  extends Omit<ImportedCase, 'number' | 'codeSet' | 'stageLimit' | 'calendar' | 'serial' | 'digest'> {
  number: string | null;
}

/**
 * `worked`: known, different, but somebody has worked on it here since, so it was left as it is.
 */
export type BulkOutcome = 'created' | 'updated' | 'unchanged' | 'worked';

/** Rows that one transaction takes at most: beyond it a write would block others for too long. */
export const MAX_BULK_ROWS = 20_000;

function digestOf(row: BulkCase): string {
  return crypto.hash('sha256', JSON.stringify(row), 'hex').slice(0, 32);
}

/**
 * Registers many cases, one fact each, all in one transaction.
 * `actor` is `import:<profile>` or `system`. (sourceSystem, externalId) tells which case a row speaks of.
 */
export function bulkWriter(
  { ledger, territory, calendars }: CasesDeps,
  cases: CaseFinder,
  nextNumber: CaseNumberer,
) {
  function payloadOf(row: BulkCase, given: { number: string | null; digest: string }): ImportedCase {
    const step = isFinal(row.stage)
      ? null
      : LIMIT_OF_STAGE[row.stage === 'suspended' ? 'disposing' : row.stage];
    const numbered = given.number === null ? nextNumber(row.classKey, row.registeredAt) : null;
    return {
      ...row,
      number: numbered?.number ?? (given.number as string),
      serial: numbered?.serial ?? null,
      codeSet: territory.parts.codeSet?.id ?? territory.profile.codeSet,
      stageLimit: step && (territory.stageLimit(step, row.urgency)?.limit ?? null),
      calendar: calendars.current,
      digest: given.digest,
    };
  }

  /** Every row is new: for seeds and first imports. An external id that is known already is a bug of the caller. */
  function bulkRegister(actor: string, rows: readonly BulkCase[]): string[] {
    assertBounded(rows);
    return ledger.write({ actor }, (writer) =>
      rows.map((row) => {
        const id = newId();
        const payload = payloadOf(row, { number: row.number, digest: digestOf(row) });
        writer.append({ kind: 'CaseImported.v1', entity: id, payload });
        return id;
      }),
    );
  }

  /** What became of each row, in their order. */
  function bulkUpsert(actor: string, rows: readonly BulkCase[]): { id: string; outcome: BulkOutcome }[] {
    assertBounded(rows);
    return ledger.write({ actor }, (writer) =>
      rows.map((row) => {
        const digest = digestOf(row);
        const known = cases.ofSource(row.sourceSystem, row.externalId);
        if (known?.importDigest === digest) return { id: known.id, outcome: 'unchanged' };
        if (known && known.importDigest === null) return { id: known.id, outcome: 'worked' };
        const id = known?.id ?? newId();
        const payload = payloadOf(row, { number: row.number ?? known?.number ?? null, digest });
        writer.append({ kind: 'CaseImported.v1', entity: id, payload });
        return { id, outcome: known ? 'updated' : 'created' };
      }),
    );
  }
  return { bulkRegister, bulkUpsert };
}

function assertBounded(rows: readonly BulkCase[]): void {
  if (rows.length > MAX_BULK_ROWS)
    throw new Error(`At most ${MAX_BULK_ROWS} rows a transaction, got ${rows.length}`);
}

export type BulkWriter = ReturnType<typeof bulkWriter>;
