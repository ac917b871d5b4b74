import {
  type ClockEvent,
  type ClockReading,
  type CompiledCalendar,
  deriveClock,
  type Limit,
} from '#shared/time/index.ts';
import type { CaseState, ClockLog, StageClockLog } from './case-state.ts';
import type { Move } from './move.ts';
import type { ClockView } from './schema.ts';
import { CUMULATIVE_STAGES, isFinal, LIMIT_OF_STAGE } from './stages.ts';

type Clocks = Pick<CaseState, 'overall' | 'stageClock' | 'parked'>;

/** Finds a calendar by the version that a fact names. */
export type Calendars = (version: string) => CompiledCalendar;

const REVIEW = 'review';

function add<L extends ClockLog | null>(log: L, ...events: ClockEvent[]): L {
  return log && { ...log, events: [...log.events, ...events] };
}

/**
 * The clocks after a case entered `move.to` at `at`. A stage's clock runs only while the case stands in that stage.
 * Disposal's clock is kept aside, paused, while a request of the unit is under review, and goes on afterwards; 挂账
 * pauses it together with the overall clock; the end stops everything.
 */
export function enterStage(
  clocks: Clocks,
  from: CaseState['stage'] | null,
  move: Move,
  at: number,
  reason = '',
): Clocks {
  const { overall, stageClock, parked } = clocks;
  if (isFinal(move.to))
    return { overall: add(overall, { type: 'stop', at }), stageClock: null, parked: null };
  if (move.to === 'suspended') {
    const why = reason.slice(0, 500);
    const pause: ClockEvent = { type: 'pause', at, reason: why };
    return {
      overall: add(overall, pause),
      stageClock: add(parked ?? stageClock, ...(parked ? [{ type: 'resume' as const, at }] : []), pause),
      parked: null,
    };
  }
  if (from === 'suspended') {
    const resume: ClockEvent = { type: 'resume', at };
    return { overall: add(overall, resume), stageClock: add(stageClock, resume), parked: null };
  }
  const step = LIMIT_OF_STAGE[move.to];
  if (step && CUMULATIVE_STAGES.has(step) && parked) {
    return { overall, stageClock: add(parked, { type: 'resume', at }), parked: null };
  }
  return { overall, stageClock: startStage(move, at), parked: step === REVIEW ? setAside(clocks, at) : null };
}

/** Disposal's clock, paused; it stays aside when a request goes from one desk to another. */
function setAside({ stageClock, parked }: Clocks, at: number): StageClockLog | null {
  const disposing = stageClock && CUMULATIVE_STAGES.has(stageClock.step) ? stageClock : null;
  return disposing ? add(disposing, { type: 'pause', at, reason: REVIEW }) : parked;
}

export function startStage({ to, limit, calendar }: Move, at: number): StageClockLog | null {
  const step = LIMIT_OF_STAGE[to];
  return step && limit && { step, calendar, events: [{ type: 'start', at, limit }] };
}

/** 延期: moves the due dates of the overall clock and of disposal; the first due date is kept by the log. */
export function extendClocks(clocks: Clocks, by: Limit, at: number): Clocks {
  const event: ClockEvent = { type: 'extend', at, by };
  return { ...clocks, overall: add(clocks.overall, event), parked: add(clocks.parked, event) };
}

/** 转紧急: the limits of the higher urgency take the place of those in force; null leaves a clock as it is. */
export function retargetClocks(
  { overall, stageClock, parked }: Clocks,
  overallLimit: Limit | null,
  stageLimit: Limit | null,
  at: number,
): Clocks {
  return {
    overall: overallLimit ? add(overall, { type: 'retarget', at, limit: overallLimit }) : overall,
    stageClock: stageLimit ? add(stageClock, { type: 'retarget', at, limit: stageLimit }) : stageClock,
    parked,
  };
}

export function readClock(log: ClockLog | null, calendars: Calendars): ClockReading | null {
  if (!log) return null;
  const reading = deriveClock(log.events, calendars(log.calendar));
  return reading.state === 'idle' ? null : reading;
}

export function clockView(reading: ClockReading | null): ClockView | null {
  if (
    !reading?.limit ||
    reading.state === 'idle' ||
    reading.startedAt === null ||
    reading.originalDueAt === null
  ) {
    return null;
  }
  return {
    state: reading.state,
    limit: reading.limit,
    startedAt: reading.startedAt,
    warnAt: reading.warnAt,
    dueAt: reading.dueAt,
    originalDueAt: reading.originalDueAt,
    stoppedAt: reading.stoppedAt,
    pausedAt: reading.pausedSince,
    pauseReason: reading.pauseReason,
    remainingMs: reading.remainingAtPause,
  };
}
