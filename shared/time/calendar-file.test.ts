import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveCalendar } from './calendar-file.ts';
import { coverageWarning } from './coverage.ts';
import { at } from './testing.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
const statutory = read('cn-statutory');
const file = read('default');

function calendarOf(own: unknown) {
  const resolved = resolveCalendar(own, statutory);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.calendar;
}

describe('resolving a calendar file', () => {
  it('merges the statutory days and names both versions', () => {
    const calendar = calendarOf(file);
    expect(calendar.days['2025-10-01']).toEqual({ kind: 'holiday', name: '国庆节' });
    expect(calendar.days['2026-02-14']).toEqual({ kind: 'workday', name: '春节' });
    expect(calendar.version).toBe(`1+${statutory.version}`);
    expect(calendar.statutoryYears).toEqual(statutory.years);
  });

  it("lets the bureau's own day win", () => {
    const own = { ...file, days: { '2025-10-08': { kind: 'workday', name: '创城保障' } } };
    expect(calendarOf(own).days['2025-10-08']).toEqual({ kind: 'workday', name: '创城保障' });
  });

  it('needs no statutory days when it extends nothing', () => {
    const { extends: _, ...alone } = file;
    const resolved = resolveCalendar(alone, undefined);
    expect(resolved.ok && resolved.calendar.statutoryYears).toBe(null);
  });

  it.each([
    ['a file that is no calendar', [1], statutory, ' invalid_type'],
    ['a base of another name', { ...file, extends: 'cn-other' }, statutory, 'extends base-not-found'],
    ['a base that is missing', file, undefined, 'extends: invalid_type'],
    [
      'a base with a bad day',
      file,
      { ...statutory, days: { yesterday: { kind: 'holiday' } } },
      'extends:days.yesterday date-invalid',
    ],
  ])('refuses %s', (_, own, base, problem) => {
    const resolved = resolveCalendar(own, base);
    expect(resolved.ok ? [] : resolved.problems.map(({ path, reason }) => `${path} ${reason}`)).toContain(
      problem,
    );
  });
});

describe('the statutory data', () => {
  it('has at least 11 holidays in every year it claims, and never a make-up day on Monday to Friday', () => {
    const days = Object.entries(statutory.days as Record<string, { kind: string }>);
    for (let year = statutory.years.from; year <= statutory.years.to; year++) {
      const holidays = days.filter(
        ([date, mark]) => date.startsWith(String(year)) && mark.kind === 'holiday',
      );
      expect(holidays.length, String(year)).toBeGreaterThanOrEqual(11);
    }
    for (const [date, mark] of days) {
      if (mark.kind === 'workday') expect([0, 6], date).toContain(new Date(date).getUTCDay());
    }
  });
});

describe('the coverage warning', () => {
  const calendar = calendarOf({ ...file });
  const last = statutory.years.to;
  it.each([
    ['the last covered millisecond', at(`${last}-12-31 23:59`) + 59_999, null],
    [
      'the first instant after, local time',
      at(`${last + 1}-01-01 00:00`),
      { ...statutory.years, year: last + 1 },
    ],
    ['a year before', at('2014-12-31 12:00'), { ...statutory.years, year: 2014 }],
  ])('at %s', (_, instant, warning) => {
    expect(coverageWarning(calendar, instant)).toEqual(warning);
  });

  it('is silent for a calendar without statutory days', () => {
    expect(coverageWarning({ ...calendar, statutoryYears: null }, at('2099-01-01 00:00'))).toBe(null);
  });
});
