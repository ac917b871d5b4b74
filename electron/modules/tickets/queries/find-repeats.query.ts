import { likeness, metresBetween, phoneKey } from '#electron/modules/cases/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { TicketRules } from '#shared/modules/territory/index.ts';
import type { TicketRow, TicketState } from '#shared/modules/tickets/index.ts';
import type { TicketFinder } from '../find-ticket.ts';
import type { RowReader } from './read-rows.ts';

const DAY_MS = 86_400_000;
const SHOWN = 50;
/** Tickets of one street that are looked at: more than a busy one sees in a month. */
const LOOKED_AT = 1000;
/** Two addresses without points are the same place from this likeness on (0 to 1, see `likeness`). */
const SAME_ADDRESS = 0.6;

/** Without two classes to compare, words tell from this likeness on. */
const SAME_WORDS = 0.3;

/** Whether two tickets speak of one matter: one class, or alike words where a class is not known, at one place. */
export function isSameMatter(a: TicketState, b: TicketState, radiusM: number): boolean {
  const alike =
    a.classKey !== null && b.classKey !== null
      ? a.classKey === b.classKey
      : likeness(a.text, b.text) >= SAME_WORDS;
  if (!alike) return false;
  if (a.location && b.location) return metresBetween(a.location, b.location) <= radiusM;
  return likeness(a.address, b.address) >= SAME_ADDRESS;
}

/** Other tickets of the same phone and of the same matter, as the rules say, newest first. */
export function repeatFinder(
  db: Database,
  tickets: TicketFinder,
  rows: RowReader,
  rules: TicketRules | null,
) {
  const calls = db
    .prepare(
      `SELECT seq FROM ticket_phones WHERE phone = ? AND received_at >= ? AND received_at <= ? ORDER BY received_at DESC LIMIT ${SHOWN + 1}`,
    )
    .pluck();
  const nearby = db
    .prepare(
      `SELECT seq FROM tickets INDEXED BY tickets_newest_in_street WHERE street_code = ? AND received_at >= ? AND received_at <= ? ORDER BY received_at DESC LIMIT ${LOOKED_AT}`,
    )
    .pluck();
  const others = (seqs: unknown[], id: string) =>
    (seqs as number[]).flatMap((seq) => tickets.bySeq(seq) ?? []).filter((state) => state.id !== id);
  const shown = (states: TicketState[]): TicketRow[] => states.slice(0, SHOWN).map(rows.rowOf);

  return (id: string): { callers: TicketRow[]; matters: TicketRow[] } => {
    const state = tickets.state(id);
    if (!rules) return { callers: [], matters: [] };
    const within = (days: number) => [state.receivedAt - days * DAY_MS, state.receivedAt + days * DAY_MS];
    const phone = phoneKey(state.reporter?.phone);
    const callers = phone === null ? [] : others(calls.all(phone, ...within(rules.repeatedCaller.days)), id);
    const { days, radiusM } = rules.repeatedMatter;
    const matters =
      state.streetCode === null
        ? []
        : others(nearby.all(state.streetCode, ...within(days)), id).filter((other) =>
            isSameMatter(state, other, radiusM),
          );
    return { callers: shown(callers), matters: shown(matters) };
  };
}
