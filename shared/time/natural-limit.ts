import type { Limit } from './limit.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './zone.ts';

/** The largest value of a limit. */
const MOST = 100_000;

/**
 * A span of natural time as a limit: whole days or hours where it is such; else minutes, as long as they can be
 * counted (see `limitSchema`). For a deadline that another system set.
 */
export function naturalLimit(ms: number): Limit {
  if (ms > 0 && ms % DAY_MS === 0) return { value: ms / DAY_MS, unit: 'naturalDay' };
  if ((ms > 0 && ms % HOUR_MS === 0) || ms / MINUTE_MS > MOST)
    return ms / HOUR_MS > MOST
      ? { value: ms / DAY_MS, unit: 'naturalDay' }
      : { value: ms / HOUR_MS, unit: 'naturalHour' };
  return { value: Math.max(0.01, ms / MINUTE_MS), unit: 'minute' };
}
