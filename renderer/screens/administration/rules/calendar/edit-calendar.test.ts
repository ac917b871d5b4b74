import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RuleContent } from '#shared/modules/territory/index.ts';
import {
  addPlan,
  dateAfter,
  firstShown,
  monthAfter,
  nameDay,
  ownDays,
  plansOf,
  replacePlan,
  toggleDay,
} from './edit-calendar.ts';

const CALENDAR: RuleContent = {
  plans: [{ from: '2015-01-01', to: null, weekdays: [1, 2, 3, 4, 5], slots: [['08:30', '12:00']] }],
  days: { '2026-12-01': { kind: 'holiday', name: '区庆' } },
};

it('turns a day round, and back to what it was', () => {
  const once = toggleDay(CALENDAR, '2026-11-20', true);
  expect(Object.entries(ownDays(once))).toEqual([
    ['2026-11-20', { kind: 'holiday' }],
    ['2026-12-01', { kind: 'holiday', name: '区庆' }],
  ]);
  expect(toggleDay(once, '2026-11-20', false)).toEqual(CALENDAR);
  expect(ownDays(toggleDay(CALENDAR, '2026-11-21', false))['2026-11-21']).toEqual({ kind: 'workday' });
});

it('names only days that were turned', () => {
  expect(ownDays(nameDay(CALENDAR, '2026-12-01', ''))['2026-12-01']).toEqual({ kind: 'holiday' });
  expect(nameDay(CALENDAR, '2026-12-02', 'x')).toBe(CALENDAR);
});

it('lets a new plan follow the last without a day between or in both', () => {
  const plans = plansOf(addPlan(CALENDAR, '2027-01-01', '2026-12-31'));
  expect(plans.map(({ from, to }) => [from, to])).toEqual([
    ['2015-01-01', '2026-12-31'],
    ['2027-01-01', null],
  ]);
  expect(plansOf(replacePlan(CALENDAR, 0, null))).toEqual([]);
});

it('shows six weeks that begin on a Monday and hold the month', () => {
  const month = fc.record({
    year: fc.integer({ min: 1992, max: 2199 }),
    of: fc.integer({ min: 1, max: 12 }),
  });
  fc.assert(
    fc.property(month, ({ year, of }) => {
      const name = `${year}-${String(of).padStart(2, '0')}`;
      const first = firstShown(name);
      expect(new Date(first).getUTCDay()).toBe(1);
      expect(first <= `${name}-01` && dateAfter(first, 7) > `${name}-01`).toBe(true);
      expect(dateAfter(first, 41) >= `${name}-28`).toBe(true);
      expect(monthAfter(monthAfter(name, 1), -1)).toBe(name);
    }),
  );
});
