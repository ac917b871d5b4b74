import type { CompiledCalendar } from './compiled-calendar.ts';
import { DAY_MS, dayOfDate, MINUTE_MS, weekdayOf, ZONE_OFFSET_MS } from './zone.ts';

export interface DayOfWork {
  /** Local date `YYYY-MM-DD`. */
  date: string;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  /** Working slots `HH:MM`, in order; none on a day of rest. */
  slots: [string, string][];
}

/** What the calendar says of `count` days from a local date on. An unreal date gives none. */
export function daysFrom(calendar: CompiledCalendar, date: string, count: number): DayOfWork[] {
  const first = dayOfDate(date);
  if (first === null) return [];
  return Array.from({ length: count }, (_, i) => ({
    date: dateOf(first + i),
    weekday: weekdayOf(first + i),
    slots: slotsOf(calendar, (first + i) * DAY_MS - ZONE_OFFSET_MS),
  }));
}

/** Found by asking for the next working minute: every slot begins and ends on a full minute. */
function slotsOf(calendar: CompiledCalendar, midnight: number): [string, string][] {
  const slots: [string, string][] = [];
  const end = midnight + DAY_MS;
  let at = midnight;
  while (at < end) {
    // The first instant after which a millisecond of work has passed, less that millisecond: where a slot begins.
    const begins = calendar.addWorkMs(at, 1) - 1;
    if (begins >= end) break;
    let ends = begins;
    while (ends < end && calendar.isWorking(ends)) ends += MINUTE_MS;
    slots.push([timeOf(begins - midnight), timeOf(ends - midnight)]);
    at = ends;
  }
  return slots;
}

const two = (value: number) => String(value).padStart(2, '0');
const timeOf = (ms: number) => `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / MINUTE_MS) % 60)}`;
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
