import { type Allowance, layAllowances, leftAt, totalMs, usedUpAt } from './allowance.ts';
import { type ClockEvent, type ClockHistory, type IgnoredEvent, readHistory } from './clock-events.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { addLimit, type Limit } from './limit.ts';

/** What a clock's log says under one calendar. Instants are UTC ms; null where there is nothing to say. */
export interface ClockReading {
  state: 'idle' | 'running' | 'paused' | 'stopped';
  startedAt: number | null;
  /** The limit in force (after retargets, without extensions). */
  limit: Limit | null;
  /** Due by the first limit alone. */
  originalDueAt: number | null;
  /** Null while paused: when it is due depends on when it resumes. */
  dueAt: number | null;
  /** When 80 % of limit and extensions is used; null while paused. */
  warnAt: number | null;
  pausedSince: number | null;
  pauseReason: string | null;
  stoppedAt: number | null;
  /** Natural ms in pauses that have ended. */
  pausedTotalMs: number;
  /** Once stopped: whether that was at or before dueAt. */
  onTime: boolean | null;
  extendedCount: number;
  /** While paused: countable ms left (working ms for work units), negative when overdue already. */
  remainingAtPause: number | null;
  /** The limit and each extension as laid on the calendar; see allowance.ts. */
  allowances: Allowance[];
  /** Events that made no sense where they stood. */
  ignored: IgnoredEvent[];
}

/**
 * Derives a clock from its log, in any order, and the calendar; it reads no clock of its own, so the same
 * log always gives the same reading. See the README for how pauses, extensions and retargets combine.
 */
export function deriveClock(events: readonly ClockEvent[], calendar: CompiledCalendar): ClockReading {
  const history = readHistory(events);
  const { startedAt, firstLimit, limit, pausedSince, stoppedAt, pauses, extensions } = history;
  if (startedAt === null || limit === null || firstLimit === null) return idleReading(history.ignored);

  const allowances = layAllowances(calendar, startedAt, limit, extensions, pauses);
  const paused = pausedSince !== null;
  const dueAt = paused ? null : (allowances.at(-1)?.to ?? null);
  // Four fifths rather than 0.8: the product stays exact for whole milliseconds.
  const warnUsedMs = Math.ceil((totalMs(allowances) * 4) / 5);
  return {
    state: stateOf(history),
    startedAt,
    limit,
    originalDueAt: addLimit(calendar, startedAt, firstLimit),
    dueAt,
    warnAt: paused ? null : usedUpAt(calendar, allowances, warnUsedMs),
    pausedSince,
    pauseReason: history.pauseReason,
    stoppedAt,
    pausedTotalMs: pauses.reduce((sum, pause) => sum + pause.to - pause.from, 0),
    onTime: stoppedAt === null || dueAt === null ? null : stoppedAt <= dueAt,
    extendedCount: extensions.length,
    remainingAtPause: paused ? leftAt(calendar, allowances, pausedSince) : null,
    allowances,
    ignored: history.ignored,
  };
}

function stateOf(history: ClockHistory): ClockReading['state'] {
  if (history.stoppedAt !== null) return 'stopped';
  return history.pausedSince === null ? 'running' : 'paused';
}

function idleReading(ignored: IgnoredEvent[]): ClockReading {
  return {
    state: 'idle',
    startedAt: null,
    limit: null,
    originalDueAt: null,
    dueAt: null,
    warnAt: null,
    pausedSince: null,
    pauseReason: null,
    stoppedAt: null,
    pausedTotalMs: 0,
    onTime: null,
    extendedCount: 0,
    remainingAtPause: null,
    allowances: [],
    ignored,
  };
}
