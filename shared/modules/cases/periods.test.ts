import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERIODS, spanOfPeriod } from './periods.ts';

const at = (local: string) => Date.parse(`${local}+08:00`);
const day = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);

describe('spanOfPeriod', () => {
  // A Sunday, half an hour after midnight in Beijing.
  const now = at('2026-11-22T00:30');
  it.each([
    ['today', '2026-11-22', '2026-11-23'],
    ['yesterday', '2026-11-21', '2026-11-22'],
    ['thisWeek', '2026-11-16', '2026-11-23'],
    ['last7Days', '2026-11-16', '2026-11-23'],
    ['thisMonth', '2026-11-01', '2026-12-01'],
    ['lastMonth', '2026-10-01', '2026-11-01'],
    ['thisQuarter', '2026-10-01', '2027-01-01'],
    ['thisYear', '2026-01-01', '2027-01-01'],
  ] as const)('%s is %s to %s', (period, from, to) => {
    const span = spanOfPeriod(period, now);
    expect([day(span.from), day(span.to)]).toEqual([`${from}T00:00`, `${to}T00:00`]);
  });

  it('goes back over the turn of the year', () => {
    expect(spanOfPeriod('lastMonth', at('2027-01-15T12:00'))).toEqual({
      from: at('2026-12-01T00:00'),
      to: at('2027-01-01T00:00'),
    });
  });

  it('holds the moment itself, but for those that are past', () => {
    fc.assert(
      fc.property(fc.integer({ min: at('1992-01-01T00:00'), max: at('2100-01-01T00:00') }), (moment) => {
        for (const period of PERIODS) {
          const { from, to } = spanOfPeriod(period, moment);
          const past = period === 'yesterday' || period === 'lastMonth';
          expect(from <= moment && moment < to).toBe(!past);
        }
      }),
    );
  });
});
