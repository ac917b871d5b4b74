import type { Extension, Pause } from './clock-events.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { addLimit, addMeasured, type Limit, type Measure, measureBetween, measureOf } from './limit.ts';

/** One link of a clock's allowance: its limit, or an extension. Links are used up one after the other. */
export interface Allowance {
  measure: Measure;
  /** Instants (UTC ms) at which this link begins to be used and is used up, its pauses counted in. */
  from: number;
  to: number;
  /** Its length in countable ms, pauses left out. */
  ms: number;
  /** The closed pauses that moved its end. */
  pauses: Pause[];
}

/**
 * Lays limit and extensions end to end from `startedAt`. A pause uses nothing: it moves the end of one link
 * by the time of that link's own measure inside the pause. That link is the one being used when the pause
 * began. Where everything granted by then was used up, it is the last one granted by then: so the time
 * overdue does not grow in a pause either, and a later extension never brings the due instant nearer.
 */
export function layAllowances(
  calendar: CompiledCalendar,
  startedAt: number,
  limit: Limit,
  extensions: readonly Extension[],
  pauses: readonly Pause[],
): Allowance[] {
  const chain: Allowance[] = [];
  let from = startedAt;
  let next = 0;
  for (let index = 0; index <= extensions.length; index++) {
    const by = index === 0 ? limit : (extensions[index - 1] as Extension).by;
    const extendedAt = extensions[index]?.at ?? Number.POSITIVE_INFINITY;
    const measure = measureOf(by.unit);
    let to = addLimit(calendar, from, by);
    const ms = measureBetween(calendar, measure, from, to);
    const first = next;
    for (
      let pause = pauses[next];
      pause && (pause.from < to || pause.from < extendedAt);
      pause = pauses[++next]
    ) {
      to = shiftOver(calendar, measure, to, pause);
    }
    chain.push({ measure, from, to, ms, pauses: pauses.slice(first, next) });
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
  used: number,
): number | null {
  let left = used;
  for (const link of chain) {
    if (left > link.ms) {
      left -= link.ms;
      continue;
    }
    let at = addMeasured(calendar, link.measure, link.from, left);
    for (const pause of link.pauses) {
      if (pause.from < at) at = shiftOver(calendar, link.measure, at, pause);
    }
    return at;
  }
  return null;
}

function shiftOver(calendar: CompiledCalendar, measure: Measure, at: number, pause: Pause): number {
  const paused = measureBetween(calendar, measure, pause.from, pause.to);
  return measure === 'work' ? calendar.moveWorkMs(at, paused) : at + paused;
}
