import { z } from 'zod';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './zone.ts';

const units = [
  'minute',
  'workHour',
  'workDay',
  'naturalHour',
  'naturalDay',
  'urgentHour',
  'urgentDay',
] as const;

/** Units of 时限: 分钟, 工作时, 工作日, 自然时, 自然日, 紧急工作时, 紧急工作日. */
export type LimitUnit = (typeof units)[number];

/** How much time is allowed. `value` is 0.01 to 100,000 and may be fractional (受理 0.5 工作日). */
export interface Limit {
  value: number;
  unit: LimitUnit;
}

/** What uses an allowance up: every millisecond, or only those inside working slots. */
export type Measure = 'natural' | 'work';

export const limitSchema: z.ZodType<Limit> = z.strictObject({
  value: z.number().min(0.01).max(100_000),
  unit: z.enum(units),
});

export function measureOf(unit: LimitUnit): Measure {
  return unit === 'workHour' || unit === 'workDay' ? 'work' : 'natural';
}

const NATURAL_MS = {
  minute: MINUTE_MS,
  naturalHour: HOUR_MS,
  naturalDay: DAY_MS,
  urgentHour: HOUR_MS,
  urgentDay: DAY_MS,
} as const;

/**
 * The instant (UTC ms) at which `limit`, begun at `at`, is used up. Fractions are rounded to whole
 * milliseconds. The README defines each unit.
 */
export function addLimit(calendar: CompiledCalendar, at: number, limit: Limit): number {
  switch (limit.unit) {
    case 'workDay':
      return calendar.addWorkDays(at, limit.value);
    case 'workHour':
      return calendar.addWorkMs(at, Math.round(limit.value * HOUR_MS));
    default:
      return at + Math.round(limit.value * NATURAL_MS[limit.unit]);
  }
}

/** `ms` of countable time after `at`. `ms` is 0 or more. */
export function addMeasured(calendar: CompiledCalendar, measure: Measure, at: number, ms: number): number {
  return measure === 'work' ? calendar.addWorkMs(at, ms) : at + ms;
}

/** Countable ms from `from` to `to`, negative when `to` is the earlier. */
export function measureBetween(
  calendar: CompiledCalendar,
  measure: Measure,
  from: number,
  to: number,
): number {
  return measure === 'work' ? calendar.workMsBetween(from, to) : to - from;
}
