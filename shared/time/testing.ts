import * as fc from 'fast-check';
import { calendarSchema, type WorkCalendar } from './calendar.ts';
import { resolveCalendar } from './calendar-file.ts';
import type { ClockEvent } from './clock-events.ts';
import { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
import type { Limit } from './limit.ts';

/** `2025-10-01 08:30` local as UTC ms, by the language's own date parser rather than this module's. */
export function at(local: string): number {
  const ms = Date.parse(`${local.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(ms)) throw new Error(`not a local time: ${local}`);
  return ms;
}

/** UTC ms as `2025-10-01 08:30`, with seconds when there are any. */
export function local(ms: number | null): string | null {
  if (ms === null) return null;
  const text = new Date(ms + 8 * 3_600_000).toISOString().replace('T', ' ');
  return text.endsWith(':00.000Z') ? text.slice(0, 16) : text.slice(0, -1);
}

/** The calendar of two parsed files, compiled; throws with the problems. */
export function compiledFrom(file: unknown, statutory: unknown): CompiledCalendar {
  const resolved = resolveCalendar(file, statutory);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return compileCalendar(resolved.calendar);
}

const RANGE = { min: at('2025-05-25 00:00'), max: at('2025-08-05 00:00') };

/** Whole minutes of June and July 2025 and a little around. */
export const anyMinute: fc.Arbitrary<number> = fc
  .integer({ min: RANGE.min / 60_000, max: RANGE.max / 60_000 })
  .map((minute) => minute * 60_000);

/** Any millisecond of the same weeks. */
export const anyInstant: fc.Arbitrary<number> = fc.integer(RANGE);

export const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ value: fc.integer({ min: 1, max: 2000 }), unit: fc.constant('minute' as const) }),
  fc.record({
    value: fc.integer({ min: 1, max: 160 }).map((quarters) => quarters / 4),
    unit: fc.constantFrom('workHour' as const, 'naturalHour' as const, 'urgentHour' as const),
  }),
  fc.record({
    value: fc.integer({ min: 1, max: 40 }).map((halves) => halves / 2),
    unit: fc.constantFrom('workDay' as const, 'naturalDay' as const, 'urgentDay' as const),
  }),
);

const anySlots = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((minutes) => {
    const marks = minutes.sort((a, b) => a - b).map(clockTime);
    return Array.from({ length: marks.length >> 1 }, (_, i) => [marks[2 * i], marks[2 * i + 1]]);
  });

/** Calendars whose plan changes on 1 July 2025, whose Fridays differ, with marked days; all valid. */
export const anyCalendar: fc.Arbitrary<WorkCalendar> = fc
  .record({
    before: anySlots,
    after: anySlots,
    friday: anySlots,
    weekdays: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 6, 7), { minLength: 1 }),
    marks: fc.array(fc.record({ day: fc.nat(72), kind: fc.constantFrom('holiday', 'workday') }), {
      maxLength: 20,
    }),
  })
  .map(({ before, after, friday, weekdays, marks }) =>
    calendarSchema.parse({
      id: 'random',
      version: '1',
      zone: 'Asia/Shanghai',
      plans: [
        { from: '2025-01-01', to: '2025-06-30', weekdays, slots: before },
        { from: '2025-07-01', to: null, weekdays, slots: after },
        { from: '2025-06-10', to: null, weekdays: [5], slots: friday },
      ],
      days: Object.fromEntries(
        marks.map(({ day, kind }) => [local(RANGE.min + day * 86_400_000)?.slice(0, 10), { kind }]),
      ),
      statutoryYears: null,
    }),
  );

/** Clock logs of any events, legal or not, no two at one instant, in order of time. */
export const anyLog: fc.Arbitrary<ClockEvent[]> = fc
  .tuple(
    anyInstant,
    anyLimit,
    fc.array(fc.tuple(anyEvent(), fc.integer({ min: 1, max: 200_000_000 })), { maxLength: 12 }),
  )
  .map(([startAt, limit, rest]) => {
    let time = startAt;
    const log: ClockEvent[] = [{ type: 'start', at: time, limit }];
    for (const [event, gap] of rest) {
      time += gap;
      log.push({ ...event, at: time });
    }
    return log;
  });

function anyEvent(): fc.Arbitrary<ClockEvent> {
  const time = fc.constant(0);
  const event = <T extends ClockEvent['type']>(type: T) => fc.constant(type);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: event('pause'), at: time, reason: fc.constant('等待权属单位') }),
    },
    { weight: 4, arbitrary: fc.record({ type: event('resume'), at: time }) },
    { weight: 2, arbitrary: fc.record({ type: event('extend'), at: time, by: anyLimit }) },
    { weight: 2, arbitrary: fc.record({ type: event('retarget'), at: time, limit: anyLimit }) },
    { weight: 1, arbitrary: fc.record({ type: event('stop'), at: time }) },
    { weight: 1, arbitrary: fc.record({ type: event('start'), at: time, limit: anyLimit }) },
  );
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
