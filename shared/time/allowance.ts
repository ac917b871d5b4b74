import type { Pause } from './clock-events.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { addLimit, addMeasured, type Limit, type Measure, measureBetween, measureOf } from './limit.ts';

/** One link of a clock's allowance: its limit, or an extension. Links are used up one after the other. */
export interface Allowance {
  measure: Measure;
  /** Instants (UTC ms) at which this link begins to be used and is used up, closed pauses counted in. */
  from: number;
  to: number;
  /** Its length in countable ms, pauses left out. */
  ms: number;
}

/**
 * Lays the links end to end from `startedAt`. A pause uses nothing: it moves the end of the link it falls in
 * by the time of that link's own measure inside the pause. Pauses after everything is used up move the last
 * end, so the time overdue does not grow in a pause either.
 */
export function layAllowances(
  calendar: CompiledCalendar,
  startedAt: number,
  limits: readonly Limit[],
  pauses: readonly Pause[],
): Allowance[] {
  const chain: Allowance[] = [];
  let from = startedAt;
  let next = 0;
  for (const [index, limit] of limits.entries()) {
    const measure = measureOf(limit.unit);
    const isLast = index === limits.length - 1;
    let to = addLimit(calendar, from, limit);
    const ms = measureBetween(calendar, measure, from, to);
    for (let pause = pauses[next]; pause && (isLast || pause.from < to); pause = pauses[++next]) {
      to = shiftOver(calendar, measure, to, pause);
    }
    chain.push({ measure, from, to, ms });
    from = to;
  }
  return chain;
}

/** Countable ms of the whole chain; links of both measures simply add up. */
export function totalMs(chain: readonly Allowance[]): number {
  let sum = 0;
  for (const link of chain) sum += link.ms;
  return sum;
}

/**
 * Countable ms left at `at`, negative when overdue. `at` must not lie before the end of the last pause the
 * chain was laid with.
 */
export function leftAt(calendar: CompiledCalendar, chain: readonly Allowance[], at: number): number {
  const last = chain.at(-1);
  if (last && at > last.to) return measureBetween(calendar, last.measure, at, last.to);
  let left = 0;
  for (const link of chain) {
    if (at < link.to) left += measureBetween(calendar, link.measure, Math.max(at, link.from), link.to);
  }
  return left;
}

/** The first instant at which `used` countable ms (0 … total) of the chain are used. */
export function usedUpAt(
  calendar: CompiledCalendar,
  chain: readonly Allowance[],
  pauses: readonly Pause[],
  used: number,
): number | null {
  let left = used;
  for (const link of chain) {
    if (left > link.ms) {
      left -= link.ms;
      continue;
    }
    let at = addMeasured(calendar, link.measure, link.from, left);
    for (const pause of pauses) {
      if (pause.from >= link.from && pause.from < at) at = shiftOver(calendar, link.measure, at, pause);
    }
    return at;
  }
  return null;
}

function shiftOver(calendar: CompiledCalendar, measure: Measure, at: number, pause: Pause): number {
  return addMeasured(calendar, measure, at, measureBetween(calendar, measure, pause.from, pause.to));
}
