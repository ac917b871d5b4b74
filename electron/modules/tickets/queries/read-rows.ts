import { phoneKey } from '#electron/modules/cases/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Calendars } from '#shared/modules/cases/index.ts';
import type { TicketRow, TicketState } from '#shared/modules/tickets/index.ts';
import type { TicketFinder } from '../find-ticket.ts';
import { ticketRow } from '../row.ts';

const DAY_MS = 86_400_000;

/** Turns stored tickets into lines of a list. @param callerDays days within which a call of the same phone is a repeated one */
export function rowReader(db: Database, tickets: TicketFinder, calendars: Calendars, callerDays: number) {
  const earlier = db
    .prepare('SELECT count(*) FROM ticket_phones WHERE phone = ? AND received_at >= ? AND received_at < ?')
    .pluck();
  const rowOf = (state: TicketState): TicketRow => {
    const phone = phoneKey(state.reporter?.phone);
    const { receivedAt } = state;
    const calls =
      phone === null ? 0 : (earlier.get(phone, receivedAt - callerDays * DAY_MS, receivedAt) as number);
    return ticketRow(state, calendars, calls);
  };
  return {
    rowOf,
    bySeq(seq: number): TicketRow | null {
      const state = tickets.bySeq(seq);
      return state && rowOf(state);
    },
  };
}

export type RowReader = ReturnType<typeof rowReader>;
