import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';
import { ByteAllowance } from './byte-allowance.ts';
import { RateMeter } from './rate-meter.ts';
import { isStranger } from './stranger.ts';

describe('backoffMs', () => {
  it.each([
    [1, 0.5, 1000],
    [2, 0.5, 2000],
    [5, 0.5, 16_000],
    [7, 0.5, 60_000],
    [1000, 0.5, 60_000],
    [1, 0, 800],
  ])('attempt %i with %f waits %i ms', (attempt, random, ms) => {
    expect(backoffMs(attempt, () => random)).toBe(ms);
  });
});

describe('ByteAllowance', () => {
  it('never lets more through than the rate allows', () => {
    const sends = fc.array(fc.record({ bytes: fc.nat(5000), gapMs: fc.nat(2000) }), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(sends, (steps) => {
        const perSecond = 1000;
        const allowance = new ByteAllowance(perSecond, 0);
        let now = 0;
        let total = 0;
        for (const { bytes, gapMs } of steps) {
          now += gapMs;
          total += bytes;
          now += allowance.spend(bytes, now);
        }
        expect(total).toBeLessThanOrEqual(perSecond * (1 + now / 1000) + 1);
      }),
    );
  });

  it('does not go backwards with the clock', () => {
    const allowance = new ByteAllowance(1000, 10_000);
    expect(allowance.spend(1000, 5000)).toBe(0);
    expect(allowance.spend(500, 5000)).toBe(500);
  });
});

describe('isStranger', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['GET / HT', true],
    ['OPTIONS ', true],
    ['SSH-2.0-', true],
    ['\x16\x03\x01\x02\x00\x01', true],
    ['##0101QN', false],
    ['\r\n##0101', false],
    ['', false],
  ])('%j → %s', (first, stranger) => {
    expect(isStranger(bytes(first))).toBe(stranger);
  });
});

describe('RateMeter', () => {
  it('is the mean of the last ten seconds', () => {
    const meter = new RateMeter();
    for (let second = 0; second < 20; second++) {
      meter.add(second < 10 ? 1000 : 30);
      meter.tick();
    }
    expect(meter.perSecond).toBe(30);
  });
});
