export type { Allowance } from './allowance.ts';
export type {
  CalendarProblem,
  DayMark,
  TimingPlan,
  WorkCalendar,
} from './calendar.ts';
export { type ResolvedCalendar, resolveCalendar } from './calendar-file.ts';
export type { ClockEvent, IgnoredEvent, IgnoredReason } from './clock-events.ts';
export { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
export { type CoverageWarning, coverageWarning } from './coverage.ts';
export { type DayOfWork, daysFrom } from './days-from.ts';
export { type ClockReading, deriveClock } from './derive-clock.ts';
export { type DurationParts, durationParts } from './format-duration.ts';
export { type Light, lightAt, remainingMs } from './light.ts';
export { addLimit, type Limit, type LimitUnit, limitSchema } from './limit.ts';
export { naturalLimit } from './natural-limit.ts';
export { DAY_MS, localDateOf, weekdayOf, ZONE_OFFSET_MS } from './zone.ts';
