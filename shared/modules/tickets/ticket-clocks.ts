import {
  type Calendars,
  type ClockLog,
  type ClockView,
  clockView,
  readClock,
} from '#shared/modules/cases/index.ts';
import { TICKET_CLOCKS, type TicketClock } from '#shared/modules/territory/index.ts';
import type { ClockReading } from '#shared/time/index.ts';
import { CLOCKS_OF_STAGE } from './stages.ts';
import type { TicketMove } from './ticket-facts.ts';
import type { TicketState } from './ticket-state.ts';

type Clocks = TicketState['clocks'];

/** The clocks after a move at `at`: those of the new stage begin or go on, all others stop. */
export function moveClocks(clocks: Clocks, { to, starts, calendar }: TicketMove, at: number): Clocks {
  const next: Clocks = {};
  for (const clock of TICKET_CLOCKS) {
    const log = clocks[clock];
    if (log) next[clock] = CLOCKS_OF_STAGE[to].includes(clock) ? log : stopped(log, at);
  }
  for (const { clock, limit } of starts) next[clock] = { calendar, events: [{ type: 'start', at, limit }] };
  return next;
}

/** A stop after the first changes nothing: how long a step took stays what it was. */
export function stopped(log: ClockLog, at: number): ClockLog {
  if (log.events.some(({ type }) => type === 'stop')) return log;
  return { ...log, events: [...log.events, { type: 'stop', at }] };
}

/** Readings of every clock that the ticket has had. */
export function readTicketClocks(
  { clocks }: Pick<TicketState, 'clocks'>,
  calendars: Calendars,
): Partial<Record<TicketClock, ClockReading>> {
  const readings: Partial<Record<TicketClock, ClockReading>> = {};
  for (const clock of TICKET_CLOCKS) {
    const reading = readClock(clocks[clock] ?? null, calendars);
    if (reading) readings[clock] = reading;
  }
  return readings;
}

const OVERALL: readonly TicketClock[] = ['redo', 'handle'];

/** Which clock of a stage a person works against, and which one measures the whole. */
export function shownClocks(
  { stage }: Pick<TicketState, 'stage'>,
  readings: Partial<Record<TicketClock, ClockReading>>,
): { overall: ClockReading | null; stage: ClockReading | null } {
  const own = CLOCKS_OF_STAGE[stage].find(
    (clock) => !OVERALL.includes(clock) && readings[clock]?.state === 'running',
  );
  return {
    overall: readings.redo ?? readings.handle ?? null,
    stage: own ? (readings[own] ?? null) : null,
  };
}

export function ticketClockViews(
  state: TicketState,
  calendars: Calendars,
): { overall: ClockView | null; stage: ClockView | null } {
  const { overall, stage } = shownClocks(state, readTicketClocks(state, calendars));
  return { overall: clockView(overall), stage: clockView(stage) };
}
