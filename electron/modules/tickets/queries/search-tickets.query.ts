import { queryOf } from '#electron/modules/cases/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { foldText } from '#shared/modules/cases/index.ts';
import { isTicketFinal, type TicketHit, type TicketState } from '#shared/modules/tickets/index.ts';
import type { TicketFinder } from '../find-ticket.ts';
import type { RowReader } from './read-rows.ts';

/** Rows that a text search reads at most to find true hits. */
const MAX_CANDIDATES = 400;

type Found = { state: TicketState; by: TicketHit['by'] };

const holdsAll = ({ text, address, number }: TicketState, needles: readonly string[]) => {
  const texts = [text, address, number].map(foldText);
  return needles.every((needle) => texts.some((each) => each.includes(needle)));
};

/** Open tickets first, then the newest. */
const byUse = (a: Found, b: Found) =>
  Number(isTicketFinal(a.state.stage)) - Number(isTicketFinal(b.state.stage)) ||
  b.state.receivedAt - a.state.receivedAt;

/** Finds tickets by number, phone (whole, beginning, last four; never at a kiosk) or words. */
export function ticketSearcher(db: Database, tickets: TicketFinder, rows: RowReader) {
  const byText = db
    .prepare('SELECT rowid FROM ticket_text WHERE ticket_text MATCH ? ORDER BY rowid DESC')
    .pluck();
  const byNumber = db.prepare('SELECT seq FROM tickets WHERE number >= ? AND number < ? LIMIT ?').pluck();
  const byPhone = db.prepare('SELECT seq FROM ticket_phones WHERE phone >= ? AND phone < ? LIMIT ?').pluck();
  const byTail = db
    .prepare(
      'SELECT seq FROM ticket_phones INDEXED BY ticket_phones_by_tail WHERE tail = ? ORDER BY seq DESC LIMIT ?',
    )
    .pluck();

  /** Adds what holds the words; true when there may be more than was looked at. */
  function takeWords(found: Map<number, Found>, text: string, most: number): boolean {
    const { match, needles } = queryOf(text);
    if (match === null) return false;
    let read = 0;
    for (const seq of byText.iterate(match) as IterableIterator<number>) {
      if (read === MAX_CANDIDATES || found.size >= most) return true;
      read += 1;
      const state = found.has(seq) ? null : tickets.bySeq(seq);
      if (state && holdsAll(state, needles)) found.set(seq, { state, by: 'text' });
    }
    return false;
  }

  return (
    { windowKind }: Session,
    { text, limit }: { text: string; limit: number },
  ): { hits: TicketHit[]; more: boolean } => {
    const found = new Map<number, Found>();
    const take = (seqs: unknown[], by: TicketHit['by']) => {
      for (const seq of seqs as number[]) {
        const state = found.has(seq) ? null : tickets.bySeq(seq);
        if (state) found.set(seq, { state, by });
      }
    };
    take(byNumber.all(text, `${text}\u{10ffff}`, limit), 'number');
    const digits = /^[\d\s-]+$/.test(text) && windowKind !== 'kiosk' ? text.replace(/\D/g, '') : '';
    if (digits.length === 4) take(byTail.all(digits, limit), 'phone');
    if (digits.length >= 5) take(byPhone.all(digits, `${digits}~`, limit), 'phone');
    // More than is shown, so that the open ones among them stand in front.
    const more = takeWords(found, text, limit * 4);
    const hits = [...found.values()].sort(byUse);
    return {
      hits: hits.slice(0, limit).map(({ state, by }) => ({ row: rows.rowOf(state), by })),
      more: more || hits.length > limit,
    };
  };
}
