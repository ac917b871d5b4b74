import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDateOf, neighbour, periodAround, periodSchema, periodsUntil, spanOf } from './periods.ts';

describe('a period', () => {
  it.each([
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-03'],
    ['month', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
    ['year', '2026-11-22', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s', (unit, date, from, to) => {
    expect(periodAround(unit, date)).toEqual({ from, to });
  });

  it('begins and ends at midnight in Beijing', () => {
    const { from, to } = spanOf({ from: '2026-11-01', to: '2026-11-30' });
    expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
      '2026-10-31T16:00:00.000Z',
      '2026-11-30T16:00:00.000Z',
    ]);
    expect([localDateOf(from), localDateOf(to - 1), localDateOf(to)]).toEqual([
      '2026-11-01',
      '2026-11-30',
      '2026-12-01',
    ]);
  });

  it('leaves no gap between neighbours', () => {
    const day = fc
      .integer({ min: 0, max: 40_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    const units = fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const);
    fc.assert(
      fc.property(units, day, (unit, date) => {
        const periods = periodsUntil(unit, date, 5);
        periods.slice(1).forEach((period, i) => {
          expect(spanOf(period).from).toBe(spanOf(periods[i] as typeof period).to);
          expect(neighbour(unit, periods[i] as typeof period, 1)).toEqual(period);
        });
        const last = periods.at(-1);
        expect(last && last.from <= date && date <= last.to).toBe(true);
      }),
    );
  });

  it('is refused when it ends before it begins, names no day, or is longer than ten years', () => {
    const fits = (from: string, to: string) => periodSchema.safeParse({ from, to }).success;
    expect([
      fits('2026-01-01', '2026-01-01'),
      fits('2026-01-02', '2026-01-01'),
      fits('2026-02-30', '2026-03-01'),
      fits('2000-01-01', '2026-01-01'),
    ]).toEqual([true, false, false, false]);
  });
});
