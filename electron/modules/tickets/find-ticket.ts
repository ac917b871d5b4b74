import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { TicketState } from '#shared/modules/tickets/index.ts';
import { stateOf } from './row.ts';

/** Reads single tickets as the facts left them. */
export function ticketFinder(db: Database) {
  const byId = db.prepare('SELECT state FROM tickets WHERE id = ?').pluck();
  const bySeq = db.prepare('SELECT state FROM tickets WHERE seq = ?').pluck();
  const byNumber = db.prepare('SELECT state FROM tickets WHERE number = ?').pluck();
  const read = (text: unknown): TicketState | null => (text === undefined ? null : stateOf(text as string));
  return {
    /** @throws Refusal `ticket.unknown` */
    state(id: string): TicketState {
      const found = read(byId.get(id));
      if (!found) throw new Refusal('ticket.unknown', { id });
      return found;
    },
    find: (id: string) => read(byId.get(id)),
    bySeq: (seq: number) => read(bySeq.get(seq)),
    /** The hotline's number is one ticket's alone. */
    numbered: (number: string) => read(byNumber.get(number)),
  };
}

export type TicketFinder = ReturnType<typeof ticketFinder>;
