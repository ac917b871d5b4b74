import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClockEvent } from './clock-events.ts';
import { compileCalendar } from './compiled-calendar.ts';
import { deriveClock } from './derive-clock.ts';
import { lightAt, usedRatio } from './light.ts';
import { anyCalendar, anyInstant, anyLimit, anyLog, compiledFrom } from './testing.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
const usual = compiledFrom(read('default'), read('cn-statutory'));
const random = anyCalendar.map(compileCalendar);
const gap = fc.nat(300_000_000);
const later = fc.integer({ min: 1, max: 300_000_000 });

const endOf = (log: readonly ClockEvent[]) => log.at(-1)?.at ?? 0;
const running = anyLog.filter((log) => deriveClock(log, usual).state === 'running');

it('the order in which events arrive does not matter', () => {
  const shuffled = anyLog.chain((log) =>
    fc.tuple(fc.constant(log), fc.shuffledSubarray(log, { minLength: log.length, maxLength: log.length })),
  );
  fc.assert(
    fc.property(random, shuffled, (calendar, [log, mixed]) => {
      expect(deriveClock(mixed, calendar)).toEqual(deriveClock(log, calendar));
    }),
  );
});

it('recomputing changes nothing, nor does leaving out what was ignored', () => {
  fc.assert(
    fc.property(random, anyLog, (calendar, log) => {
      const reading = deriveClock(log, calendar);
      expect(deriveClock(log, calendar)).toEqual(reading);
      const ignored = new Set(reading.ignored.map(({ event }) => event));
      const legal = log.filter((event) => !ignored.has(event));
      expect(deriveClock(legal, calendar)).toEqual({ ...reading, ignored: [] });
    }),
  );
});

it('a pause never brings the due instant nearer', () => {
  fc.assert(
    fc.property(random, running, later, gap, (calendar, log, wait, length) => {
      const from = endOf(log) + wait;
      const paused: ClockEvent[] = [
        ...log,
        { type: 'pause', at: from, reason: '' },
        { type: 'resume', at: from + length },
      ];
      const before = deriveClock(log, calendar).dueAt ?? Number.NaN;
      expect(deriveClock(paused, calendar).dueAt).toBeGreaterThanOrEqual(before);
      if (length === 0) expect(deriveClock(paused, calendar).dueAt).toBe(before);
    }),
  );
});

it('after a pause exactly as much is left as when it began', () => {
  fc.assert(
    fc.property(running, later, gap, (log, wait, length) => {
      const from = endOf(log) + wait;
      const pausing: ClockEvent[] = [...log, { type: 'pause', at: from, reason: '' }];
      const resumed: ClockEvent[] = [...pausing, { type: 'resume', at: from + length }];
      const again: ClockEvent[] = [...resumed, { type: 'pause', at: from + length, reason: '' }];
      const left = deriveClock(pausing, usual).remainingAtPause;
      expect(deriveClock(again, usual).remainingAtPause).toBe(left);
      const used = usedRatio(deriveClock(log, usual), from, usual);
      expect(usedRatio(deriveClock(resumed, usual), from + length, usual)).toBe(used);
    }),
  );
});

it('a greater limit is never due sooner', () => {
  const more = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(random, anyInstant, anyLimit, more, gap, gap, (calendar, at, limit, extra, wait, length) => {
      const due = (value: number) =>
        deriveClock(
          [
            { type: 'start', at, limit: { ...limit, value } },
            { type: 'pause', at: at + wait, reason: '' },
            { type: 'resume', at: at + wait + length },
          ],
          calendar,
        ).dueAt ?? Number.NaN;
      expect(due(limit.value + extra)).toBeGreaterThanOrEqual(due(limit.value));
    }),
  );
});

it('an extension in any unit always brings a later due instant, however late it is granted', () => {
  fc.assert(
    fc.property(random, running, later, anyLimit, (calendar, log, wait, by) => {
      const before = deriveClock(log, calendar).dueAt ?? Number.NaN;
      const extended = deriveClock([...log, { type: 'extend', at: endOf(log) + wait, by }], calendar);
      expect(extended.dueAt).toBeGreaterThan(before);
    }),
  );
});

it('it is warned at or before it is due, and the light is green exactly below 80 % used', () => {
  fc.assert(
    fc.property(random, running, gap, (calendar, log, wait) => {
      const reading = deriveClock(log, calendar);
      expect(reading.warnAt).toBeLessThanOrEqual(reading.dueAt ?? Number.NaN);
      for (const now of [endOf(log) + wait, Math.max(endOf(log), reading.warnAt ?? 0)]) {
        const isGreen = (usedRatio(reading, now, calendar) ?? Number.NaN) < 0.8;
        expect(lightAt(reading, now) === 'green').toBe(isGreen);
      }
    }),
  );
});

it('no log over any calendar makes it throw or answer what is not a number', () => {
  fc.assert(
    fc.property(random, anyLog, fc.integer({ min: -1e13, max: 1e13 }), (calendar, log, shift) => {
      const reading = deriveClock(
        log.map((event) => ({ ...event, at: event.at + shift })),
        calendar,
      );
      const numbers = [
        reading.dueAt,
        reading.warnAt,
        reading.remainingAtPause,
        usedRatio(reading, endOf(log), calendar),
      ];
      expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true);
    }),
  );
});
