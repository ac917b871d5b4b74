import { localDay } from '#electron/modules/cases/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { TicketSerial } from '#shared/modules/tickets/index.ts';

const DIGITS = 4;

/**
 * Gives the next number of a day for calls that this desk took itself: `12319-20261122-A0001`. Call it inside the
 * transaction that appends the fact naming the serial, so that two tickets never get one number.
 */
export function ticketNumberer(db: Database, station: string) {
  const last = db.prepare('SELECT last FROM ticket_serials WHERE day = ? AND station = ?').pluck();
  return (channel: string, at: number): { number: string; serial: TicketSerial } => {
    const day = localDay(at);
    const serial = ((last.get(day, station) as number | undefined) ?? 0) + 1;
    const number = `${channel}-${day.replaceAll('-', '')}-${station}${String(serial).padStart(DIGITS, '0')}`;
    return { number, serial: { day, station, serial } };
  };
}

export type TicketNumberer = ReturnType<typeof ticketNumberer>;
