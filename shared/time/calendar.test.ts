import { describe, expect, it } from 'vitest';
import { calendarSchema, problemsOf } from './calendar.ts';

const plan = (slots: unknown, over: object = {}) => ({
  from: '2025-01-01',
  to: null,
  weekdays: [1, 2, 3, 4, 5],
  slots,
  ...over,
});
const calendar = (plans: unknown, over: object = {}) => ({
  id: 'bureau',
  version: '1',
  zone: 'Asia/Shanghai',
  plans,
  days: {},
  statutoryYears: null,
  ...over,
});
const problems = (json: unknown) => {
  const parsed = calendarSchema.safeParse(json);
  return parsed.success ? [] : problemsOf(parsed.error).map(({ path, reason }) => `${path} ${reason}`);
};
const day = [['08:30', '12:00']];

describe('a calendar', () => {
  it.each([
    [
      'two slots',
      calendar([
        plan([
          ['08:30', '12:00'],
          ['13:30', '17:30'],
        ]),
      ]),
    ],
    [
      'touching slots',
      calendar([
        plan([
          ['08:30', '12:00'],
          ['12:00', '24:00'],
        ]),
      ]),
    ],
    ['summer and winter', calendar([plan(day, { to: '2025-05-31' }), plan(day, { from: '2025-06-01' })])],
    ['two plans on different weekdays', calendar([plan(day), plan(day, { weekdays: [6] })])],
  ])('accepts %s', (_, json) => {
    expect(problems(json)).toEqual([]);
  });

  it.each([
    [
      'a slot overnight',
      calendar([plan([['22:00', '06:00']])]),
      'plans.0.slots.0 slot-overnight-not-supported',
    ],
    ['a slot of no length', calendar([plan([['08:00', '08:00']])]), 'plans.0.slots.0 slot-empty'],
    [
      'overlapping slots',
      calendar([
        plan([
          ['08:00', '12:00'],
          ['11:59', '13:00'],
        ]),
      ]),
      'plans.0.slots.1 slots-overlap',
    ],
    [
      'unsorted slots',
      calendar([
        plan([
          ['13:00', '17:00'],
          ['08:00', '12:00'],
        ]),
      ]),
      'plans.0.slots.1 slots-not-sorted',
    ],
    ['24:30', calendar([plan([['08:00', '24:30']])]), 'plans.0.slots.0 slot-time-invalid'],
    ['8:00', calendar([plan([['8:00', '12:00']])]), 'plans.0.slots.0 slot-time-invalid'],
    ['weekday 0', calendar([plan(day, { weekdays: [0] })]), 'plans.0.weekdays.0 too_small'],
    ['a weekday twice', calendar([plan(day, { weekdays: [1, 1] })]), 'plans.0.weekdays weekday-twice'],
    ['30 February', calendar([plan(day, { from: '2025-02-30' })]), 'plans.0.from date-invalid'],
    [
      'a date with daylight saving',
      calendar([plan(day, { from: '1991-05-01' })]),
      'plans.0.from date-invalid',
    ],
    [
      'a plan that ends first',
      calendar([plan(day), plan(day, { weekdays: [6], to: '2024-01-01' })]),
      'plans.1.to plan-ends-before-it-begins',
    ],
    ['clashing plans', calendar([plan(day), plan(day, { weekdays: [5, 6] })]), 'plans.1 plans-overlap'],
    ['no open plan', calendar([plan(day, { to: '2030-01-01' })]), 'plans no-open-plan'],
    ['no slots', calendar([plan([])]), 'plans.0.slots too_small'],
    ['another zone', calendar([plan(day)], { zone: 'UTC' }), 'zone invalid_value'],
    [
      'a marked day that does not exist',
      calendar([plan(day)], { days: { '2025-13-01': { kind: 'holiday' } } }),
      'days.2025-13-01 date-invalid',
    ],
    ['an unknown key', calendar([plan(day)], { color: 1 }), ' unrecognized_keys'],
    ['too many days', calendar([plan(day)], { days: manyDays(10_001) }), 'days too-many-days'],
  ])('refuses %s, saying where and why', (_, json, problem) => {
    expect(problems(json)).toEqual([problem]);
  });
});

function manyDays(count: number) {
  const first = Date.UTC(2000, 0, 1);
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      new Date(first + i * 86_400_000).toISOString().slice(0, 10),
      { kind: 'holiday' },
    ]),
  );
}
