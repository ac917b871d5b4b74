import { expect, it } from 'vitest';
import { compileCalendar, daysFrom, type WorkCalendar } from './index.ts';

const calendar: WorkCalendar = {
  id: 'c',
  version: '1',
  zone: 'Asia/Shanghai',
  plans: [
    {
      from: '2026-01-01',
      to: null,
      weekdays: [1, 2, 3, 4, 5],
      slots: [
        ['08:30', '12:00'],
        ['13:30', '24:00'],
      ],
    },
  ],
  days: { '2026-11-20': { kind: 'holiday' }, '2026-11-22': { kind: 'workday' } },
  statutoryYears: null,
};

it('says the hours of every day, none on a day of rest', () => {
  const full = [
    ['08:30', '12:00'],
    ['13:30', '24:00'],
  ];
  expect(daysFrom(compileCalendar(calendar), '2026-11-19', 5)).toEqual([
    { date: '2026-11-19', weekday: 4, slots: full },
    { date: '2026-11-20', weekday: 5, slots: [] },
    { date: '2026-11-21', weekday: 6, slots: [] },
    { date: '2026-11-22', weekday: 7, slots: full },
    { date: '2026-11-23', weekday: 1, slots: full },
  ]);
  expect(daysFrom(compileCalendar(calendar), '2026-02-30', 5)).toEqual([]);
});
