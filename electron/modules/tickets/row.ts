import type { Calendars } from '#shared/modules/cases/index.ts';
import {
  isTicketFinal,
  readTicketClocks,
  shownClocks,
  type TicketRow,
  type TicketState,
  ticketClockViews,
} from '#shared/modules/tickets/index.ts';

/** Sorts after every deadline: an open ticket that has none. Below it all values are UTC ms. */
export const NO_DUE = 4_000_000_000_000_000;

/** Columns of `tickets` after `seq`, in the order in which they are bound. */
export const COLUMNS = [
  'id',
  'number',
  'channel',
  'kind',
  'street_code',
  'unit_id',
  'stage',
  'open',
  'unsatisfied',
  'received_at',
  'sort_due',
  'handle_due_at',
  'first_replied_at',
  'signed_at',
  'contact_due_at',
  'contacted_at',
  'handled_at',
  'resolved',
  'revisited_at',
  'satisfaction',
  'redo_count',
  'main_id',
  'state',
] as const;

type Cell = string | number | null;

/** What a ticket's row holds, in the order of {@link COLUMNS}. Deadlines are derived from the clocks' logs. */
export function valuesOf(s: TicketState, calendars: Calendars): Cell[] {
  const readings = readTicketClocks(s, calendars);
  const { overall, stage } = shownClocks(s, readings);
  const open = !isTicketFinal(s.stage);
  const due = [overall, stage].flatMap((reading) =>
    reading?.state === 'running' && reading.dueAt !== null ? [reading.dueAt] : [],
  );
  return [
    s.id,
    s.number,
    s.channel,
    s.kind,
    s.streetCode,
    s.unitId,
    s.stage,
    open ? 1 : 0,
    s.satisfaction === 'unsatisfied' ? 1 : 0,
    s.receivedAt,
    open ? Math.min(NO_DUE, ...due) : 0,
    // What was sent back was never ours to answer.
    s.stage === 'returned' ? null : (readings.handle?.dueAt ?? null),
    s.firstRepliedAt,
    s.signedAt,
    readings.contact?.dueAt ?? null,
    s.contactedAt,
    s.handledAt,
    s.resolved === null ? null : Number(s.resolved),
    s.revisitedAt,
    s.satisfaction,
    s.redoCount,
    s.mainId,
    JSON.stringify(s),
  ];
}

export const stateOf = (text: string): TicketState => JSON.parse(text);

/** The line of the list that a state gives. */
export function ticketRow(s: TicketState, calendars: Calendars, earlierCalls: number): TicketRow {
  return {
    id: s.id,
    number: s.number,
    channel: s.channel,
    kind: s.kind,
    urgency: s.urgency,
    text: s.text,
    address: s.address,
    streetCode: s.streetCode,
    unitId: s.unitId,
    stage: s.stage,
    clocks: ticketClockViews(s, calendars),
    satisfaction: s.satisfaction,
    redoCount: s.redoCount,
    earlierCalls,
    joinedCount: s.joined.length,
    caseCount: s.cases.length,
    urge: s.urges.at(-1)?.level ?? null,
    confidential: s.confidential,
    receivedAt: s.receivedAt,
    endedAt: s.endedAt,
    version: s.version,
  };
}
