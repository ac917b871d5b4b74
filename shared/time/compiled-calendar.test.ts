import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkCalendar } from './calendar.ts';
import { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';
import { anyCalendar, anyInstant, anyMinute, at, compiledFrom, local } from './testing.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
const usual = compiledFrom(read('default'), read('cn-statutory'));
const HOUR = 3_600_000;

/** The slow truth: what a calendar says about one minute, read from its JSON with the language's own dates. */
function slotsOn(calendar: WorkCalendar, date: string): [string, string][] {
  if (calendar.days[date]?.kind === 'holiday') return [];
  const inForce = calendar.plans.filter((plan) => plan.from <= date && date <= (plan.to ?? '9999'));
  const weekday = new Date(date).getUTCDay() || 7;
  const own = inForce.find((plan) => plan.weekdays.includes(weekday));
  return own?.slots ?? (calendar.days[date]?.kind === 'workday' ? (inForce[0]?.slots ?? []) : []);
}
function worksAt(calendar: WorkCalendar, minute: number): boolean {
  const [date = '', time = ''] = local(minute)?.split(' ') ?? [];
  return slotsOn(calendar, date).some(([start, end]) => start <= time && time < end);
}
function walk(calendar: WorkCalendar, from: number, to: number): number {
  let sum = 0;
  for (let minute = from; minute < to; minute += 60_000) if (worksAt(calendar, minute)) sum += 60_000;
  return sum;
}
/** N working days on, walked date by date. */
function walkDays(calendar: WorkCalendar, from: number, days: number): string {
  const nextDate = (date: string) => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
  let [date = '', time = ''] = local(from)?.split(' ') ?? [];
  let slots = slotsOn(calendar, date);
  if (slots.length === 0 || time > (slots.at(-1)?.[1] ?? '')) {
    do {
      date = nextDate(date);
      slots = slotsOn(calendar, date);
    } while (slots.length === 0);
    time = slots[0]?.[0] ?? '';
  }
  if (!slots.some(([start, end]) => start <= time && time <= end)) {
    time = slots.find(([start]) => start > time)?.[0] ?? '';
  }
  for (let left = days; left > 0; ) {
    date = nextDate(date);
    slots = slotsOn(calendar, date);
    if (slots.length > 0) left--;
  }
  if (slots.some(([start, end]) => start <= time && time <= end)) return `${date} ${time}`;
  const before = slots.filter(([, end]) => end < time).at(-1);
  return `${date} ${before ? before[1] : slots[0]?.[0]}`;
}
const written = (text: string) =>
  local(at(text.replace(/24:00$/, '23:59')) + (text.endsWith('24:00') ? 60_000 : 0));

describe('adding working hours (08:30–12:00, 13:30–17:30)', () => {
  it.each([
    ['over lunch', '2025-03-10 11:30', 1, '2025-03-10 14:00'],
    ['up to the lunch break', '2025-03-10 11:00', 1, '2025-03-10 12:00'],
    ['begun at lunch', '2025-03-10 12:15', 1, '2025-03-10 14:30'],
    ['a whole day', '2025-03-10 08:30', 7.5, '2025-03-10 17:30'],
    ['begun before work', '2025-03-10 06:00', 2, '2025-03-10 10:30'],
    ['begun after work', '2025-03-10 20:00', 2, '2025-03-11 10:30'],
    ['over a weekend', '2025-03-14 17:00', 1, '2025-03-17 09:00'],
    ['begun on a Saturday', '2025-03-15 10:00', 4, '2025-03-17 14:00'],
    ['over National Day 2025', '2025-09-30 16:00', 4, '2025-10-09 11:00'],
    ['on the make-up Sunday before it', '2025-09-28 08:00', 7.5, '2025-09-28 17:30'],
    ['over National Day 2026', '2026-09-30 16:30', 2, '2026-10-08 09:30'],
    ['over Spring Festival 2025', '2025-01-27 08:30', 15, '2025-02-05 17:30'],
    ['over Spring Festival 2026', '2026-02-14 17:00', 1, '2026-02-24 09:00'],
  ])('%s', (_, from, hours, due) => {
    expect(local(usual.addWorkMs(at(from), hours * HOUR))).toBe(due);
  });
});

describe('adding working days', () => {
  it.each([
    ['the same time next day', '2025-03-10 10:20', 1, '2025-03-11 10:20'],
    ['over a weekend', '2025-03-14 10:00', 1, '2025-03-17 10:00'],
    ['begun at lunch', '2025-03-10 12:30', 1, '2025-03-11 13:30'],
    ['begun at the end of work', '2025-03-10 17:30', 1, '2025-03-11 17:30'],
    ['begun after work', '2025-03-10 17:31', 1, '2025-03-12 08:30'],
    ['begun on a Saturday', '2025-03-15 10:00', 2, '2025-03-19 08:30'],
    ['over National Day 2025 and its make-up Saturday', '2025-09-30 16:00', 3, '2025-10-11 16:00'],
    ['begun on the Saturday before the make-up Sunday', '2025-09-27 10:00', 1, '2025-09-29 08:30'],
    ['over Mid-autumn 2026', '2026-09-24 15:00', 2, '2026-09-29 15:00'],
    ['over National Day 2026 and its make-up Saturday', '2026-09-30 09:00', 3, '2026-10-10 09:00'],
    ['over Spring Festival 2025, begun on a day off', '2025-01-25 09:00', 2, '2025-02-05 08:30'],
    ['over Spring Festival 2026', '2026-02-13 10:00', 6, '2026-02-28 10:00'],
    ['half a day', '2025-03-10 08:30', 0.5, '2025-03-10 13:45'],
    ['half a day over the night', '2025-03-10 15:00', 0.5, '2025-03-11 09:45'],
    ['a day and a half', '2025-03-14 15:00', 1.5, '2025-03-18 09:45'],
  ])('%s', (_, from, days, due) => {
    expect(local(usual.addWorkDays(at(from), days))).toBe(due);
  });

  const changing = compileCalendar({
    id: 'changing',
    version: '1',
    zone: 'Asia/Shanghai',
    plans: [
      {
        from: '2025-01-01',
        to: null,
        weekdays: [1, 2],
        slots: [
          ['08:00', '12:00'],
          ['14:00', '18:00'],
        ],
      },
      {
        from: '2025-01-01',
        to: null,
        weekdays: [3],
        slots: [
          ['09:00', '11:00'],
          ['15:00', '16:00'],
        ],
      },
    ],
    days: {},
    statutoryYears: null,
  });
  it.each([
    ['works then', '2025-03-11 10:00', '2025-03-12 10:00'],
    ['opens later', '2025-03-11 08:15', '2025-03-12 09:00'],
    ['is at lunch then', '2025-03-11 11:30', '2025-03-12 11:00'],
    ['has closed by then', '2025-03-11 17:00', '2025-03-12 16:00'],
  ])('to a day that %s', (_, from, due) => {
    expect(local(changing.addWorkDays(at(from), 1))).toBe(due);
  });
});

describe('outside the calendar', () => {
  it('begins with the first plan', () => {
    expect(usual.workMsBetween(at('1970-01-01 00:00'), at('2015-01-04 08:30'))).toBe(0);
    expect(local(usual.addWorkMs(at('1970-01-01 00:00'), HOUR))).toBe('2015-01-04 09:30');
    expect(local(usual.addWorkDays(at('1970-01-01 00:00'), 1))).toBe('2015-01-05 08:30');
    expect(usual.isWorking(at('1970-01-05 10:00'))).toBe(false);
  });
  it('grows beyond 2040 and stands still at the end of 2199', () => {
    const fresh = compiledFrom(read('default'), read('cn-statutory'));
    expect(local(fresh.addWorkDays(at('2040-12-31 10:00'), 1))).toBe('2041-01-01 10:00');
    expect(fresh.isWorking(at('2100-01-04 10:00'))).toBe(true);
    expect(local(fresh.addWorkMs(at('2199-12-31 17:00'), HOUR))).toBe('2200-01-01 00:00');
    expect(local(fresh.addWorkDays(at('2025-03-10 10:00'), 100_000))).toBe('2200-01-01 00:00');
    expect(fresh.addWorkMs(at('2300-01-01 00:00'), HOUR)).toBe(at('2300-01-01 00:00'));
    expect(fresh.workMsBetween(at('2300-01-01 00:00'), at('2400-01-01 00:00'))).toBe(0);
  });
  it.each([-1, Number.NaN])('refuses to add %d', (amount) => {
    expect(() => usual.addWorkMs(0, amount)).toThrow(RangeError);
    expect(() => usual.addWorkDays(0, amount)).toThrow(RangeError);
  });
});

describe('against a walk minute by minute', () => {
  const compiled = anyCalendar.map((calendar): [WorkCalendar, CompiledCalendar] => [
    calendar,
    compileCalendar(calendar),
  ]);

  it('isWorking and workMsBetween agree', () => {
    fc.assert(
      fc.property(compiled, anyMinute, fc.nat(8000), ([calendar, fast], from, minutes) => {
        const to = from + minutes * 60_000;
        expect(fast.isWorking(from)).toBe(worksAt(calendar, from));
        expect(fast.workMsBetween(from, to)).toBe(walk(calendar, from, to));
        expect(fast.workMsBetween(to, from)).toBe(-fast.workMsBetween(from, to) + 0);
      }),
    );
  });

  it('addWorkMs ends where the walk has counted as much, and no sooner', () => {
    fc.assert(
      fc.property(
        compiled,
        anyMinute,
        fc.integer({ min: 1, max: 300 }),
        ([calendar, fast], from, minutes) => {
          let due = from;
          for (let left = minutes; left > 0; due += 60_000) if (worksAt(calendar, due)) left--;
          expect(local(fast.addWorkMs(from, minutes * 60_000))).toBe(local(due));
        },
      ),
    );
  });

  it('addWorkDays ends where a walk by dates does', () => {
    fc.assert(
      fc.property(compiled, anyMinute, fc.integer({ min: 1, max: 20 }), ([calendar, fast], from, days) => {
        expect(local(fast.addWorkDays(from, days))).toBe(written(walkDays(calendar, from, days)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('laws on random calendars', () => {
  const amount = fc.integer({ min: 1, max: 400 * HOUR });
  const days = fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4);
  const fast = anyCalendar.map(compileCalendar);

  it('addWorkMs and workMsBetween are inverse, and the due instant is the first', () => {
    fc.assert(
      fc.property(fast, anyInstant, amount, (calendar, from, ms) => {
        const due = calendar.addWorkMs(from, ms);
        expect(calendar.workMsBetween(from, due)).toBe(ms);
        expect(calendar.workMsBetween(from, due - 1)).toBe(ms - 1);
      }),
    );
  });

  it('addWorkMs and addWorkDays never fall when the start or the amount grows', () => {
    fc.assert(
      fc.property(
        fast,
        anyInstant,
        fc.nat(100 * HOUR),
        days,
        days,
        amount,
        amount,
        (calendar, from, later, d1, d2, a1, a2) => {
          expect(calendar.addWorkMs(from, a1 + a2)).toBeGreaterThan(calendar.addWorkMs(from, a1));
          expect(calendar.addWorkMs(from + later, a1)).toBeGreaterThanOrEqual(calendar.addWorkMs(from, a1));
          expect(calendar.addWorkDays(from, d1 + d2)).toBeGreaterThanOrEqual(calendar.addWorkDays(from, d1));
          expect(calendar.addWorkDays(from + later, Math.ceil(d1))).toBeGreaterThanOrEqual(
            calendar.addWorkDays(from, Math.ceil(d1)),
          );
        },
      ),
    );
  });

  it('where all days are alike, working days add up and are worth 7.5 hours each', () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (from, a, b) => {
          expect(usual.addWorkDays(usual.addWorkDays(from, a), b)).toBe(usual.addWorkDays(from, a + b));
          expect(usual.workMsBetween(from, usual.addWorkDays(from, a))).toBe(a * 7.5 * HOUR);
        },
      ),
    );
  });
});
