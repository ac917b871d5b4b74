import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMoment } from './moment.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const NOW = at('2026-11-21T10:42:07');

describe('readMoment', () => {
  it.each([
    ['0930', '2026-11-21T09:30:00'],
    ['9:30', '2026-11-21T09:30:00'],
    ['９：３０', '2026-11-21T09:30:00'],
    ['930', '2026-11-21T09:30:00'],
    ['9点', '2026-11-21T09:00:00'],
    ['9点05分', '2026-11-21T09:05:00'],
    ['2350', '2026-11-20T23:50:00'],
    ['昨天 21:05', '2026-11-20T21:05:00'],
    ['前天2105', '2026-11-19T21:05:00'],
    ['今天 8:00', '2026-11-21T08:00:00'],
    ['11-20 9:30', '2026-11-20T09:30:00'],
    ['11月20日 9:30', '2026-11-20T09:30:00'],
    ['12/31 23:59', '2025-12-31T23:59:00'],
    ['2026-11-20 09:30', '2026-11-20T09:30:00'],
    ['2027-01-01 00:00', '2027-01-01T00:00:00'],
    ['-30', '2026-11-21T10:12:07'],
    ['30分钟前', '2026-11-21T10:12:07'],
  ])('%s → %s', (typed, expected) => {
    expect(readMoment(typed, NOW)).toBe(at(expected));
  });

  it.each(['', '9', '25:00', '9:60', '2-30 9:00', '2026-04-31 9:00', 'abc', '13-01 8:00', '99999'])(
    'does not read %j',
    (typed) => {
      expect(readMoment(typed, NOW)).toBeNull();
    },
  );

  it('never puts a time without a year into the future and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 24 }), (typed) => {
        const read = readMoment(typed, NOW);
        if (read !== null && !/\d{4}\D/.test(typed.normalize('NFKC'))) expect(read).toBeLessThanOrEqual(NOW);
      }),
    );
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hour, minute) => {
        const read = readMoment(`${hour}:${String(minute).padStart(2, '0')}`, NOW);
        expect(read).not.toBeNull();
        expect(NOW - (read ?? 0)).toBeGreaterThanOrEqual(0);
        expect(NOW - (read ?? 0)).toBeLessThan(86_400_000);
      }),
    );
  });
});
