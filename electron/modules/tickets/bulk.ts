import * as crypto from 'node:crypto';
import { newId } from '#shared/kernel/id.ts';
import type { ImportedTicket } from '#shared/modules/tickets/index.ts';
import { naturalLimit } from '#shared/time/index.ts';
import type { TicketsDeps } from './deps.ts';
import type { TicketFinder } from './find-ticket.ts';
import { limitsOf } from './step-context.ts';

/** A ticket as an import or the demo gives it; clocks are filled in from the district. */
export interface BulkTicket extends Omit<ImportedTicket, 'starts' | 'calendar' | 'digest'> {
  /** The hotline's own deadline; it takes the place of the bureau's limit. */
  dueAt: number | null;
}

/** `worked`: known, different, but somebody has worked on it here since, so it was left as it is. */
export type TicketOutcome = 'created' | 'updated' | 'unchanged' | 'worked';

/** Rows that one transaction takes at most: beyond it a write would block others for too long. */
export const MAX_BULK_TICKETS = 20_000;

/**
 * Takes many tickets in, one fact each, all in one transaction; the number tells which ticket a row speaks of.
 * What became of each row comes back in their order.
 */
export function ticketUpserter(deps: TicketsDeps, tickets: TicketFinder) {
  const { ledger } = deps;
  return (actor: string, rows: readonly BulkTicket[]): { id: string; outcome: TicketOutcome }[] => {
    if (rows.length > MAX_BULK_TICKETS)
      throw new Error(`At most ${MAX_BULK_TICKETS} rows a transaction, got ${rows.length}`);
    return ledger.write({ actor }, (writer) =>
      rows.map((row) => {
        const digest = crypto.hash('sha256', JSON.stringify(row), 'hex').slice(0, 32);
        const known = tickets.numbered(row.number);
        if (known && known.importDigest === digest) return { id: known.id, outcome: 'unchanged' };
        if (known && known.importDigest === null) return { id: known.id, outcome: 'worked' };
        const id = known?.id ?? newId();
        const payload = importedPayload(row, digest, limitsOf(deps));
        writer.append({ kind: 'TicketImported.v1', entity: id, payload, first: known === null });
        return { id, outcome: known ? 'updated' : 'created' };
      }),
    );
  };
}

export type TicketUpserter = ReturnType<typeof ticketUpserter>;

function importedPayload(
  { dueAt, ...row }: BulkTicket,
  digest: string,
  { limitOf, calendar }: ReturnType<typeof limitsOf>,
): ImportedTicket {
  const due = dueAt === null || dueAt <= row.receivedAt ? null : naturalLimit(dueAt - row.receivedAt);
  const limits = [
    { clock: 'sign', limit: limitOf('sign', row) },
    { clock: 'handle', limit: due ?? limitOf('handle', row) },
    { clock: 'revisit', limit: row.repliedAt === null ? null : limitOf('revisit', row) },
  ] as const;
  const starts = limits.flatMap(({ clock, limit }) => (limit ? [{ clock, limit }] : []));
  return { ...row, starts, calendar, digest };
}
