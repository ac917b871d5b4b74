import { leftAt, totalMs } from './allowance.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import type { ClockReading } from './derive-clock.ts';

/** 示警灯: green below 80 % of the limit, amber to 100 %, red above; grey while paused. */
export type Light = 'green' | 'amber' | 'red' | 'paused' | 'done-on-time' | 'done-late' | 'none';

/** The part of a reading that a light follows from: what a queue's row carries. */
export type LightReading = Pick<ClockReading, 'state' | 'warnAt' | 'dueAt' | 'stoppedAt' | 'onTime'>;

/** The light at `now` (UTC ms). At warnAt itself it is amber, at dueAt itself still amber. */
export function lightAt(reading: LightReading, now: number): Light {
  if (reading.state === 'paused') return 'paused';
  if (reading.state === 'stopped') return reading.onTime ? 'done-on-time' : 'done-late';
  if (reading.dueAt === null || reading.warnAt === null) return 'none';
  if (now > reading.dueAt) return 'red';
  return now >= reading.warnAt ? 'amber' : 'green';
}

/**
 * Natural ms to due at `now`, or at the stop once stopped; negative when overdue. Null when idle, and while
 * paused, where `remainingAtPause` says what is left.
 */
export function remainingMs(reading: Pick<LightReading, 'dueAt' | 'stoppedAt'>, now: number): number | null {
  return reading.dueAt === null ? null : reading.dueAt - (reading.stoppedAt ?? now);
}

/**
 * The part of limit and extensions used in countable time: 1 when all is used, above 1 when overdue, frozen
 * while paused and once stopped. Null when idle. `now` must not lie before the log's last event.
 */
export function usedRatio(reading: ClockReading, now: number, calendar: CompiledCalendar): number | null {
  if (reading.startedAt === null) return null;
  const at = Math.max(reading.startedAt, reading.stoppedAt ?? reading.pausedSince ?? now);
  const total = totalMs(reading.allowances);
  // Beyond the calendar's end working time stands still and there is nothing to use.
  if (total === 0) return 1;
  return (total - leftAt(calendar, reading.allowances, at)) / total;
}
