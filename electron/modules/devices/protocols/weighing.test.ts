import { describe, expect, it } from 'vitest';
import { kilograms, simulatedWeight, WeightWatch } from './weighing.ts';

const brief = (watch: WeightWatch, value: number, at: number, stable: boolean | null = null) =>
  watch.take(value, stable, at).map(({ value: kg, quality, at: when }) => [kg, quality, when]);

describe('WeightWatch', () => {
  it('believes a figure when it has stood five times in a row', () => {
    const watch = new WeightWatch('gross');
    expect(brief(watch, 100, 0)).toEqual([[100, 'unstable', 0]]);
    for (const at of [100, 200, 300]) expect(brief(watch, 100, at)).toEqual([]);
    expect(brief(watch, 100, 400)).toEqual([[100, 'ok', 400]]);
    expect(brief(watch, 100, 500)).toEqual([]);
  });

  it('does not count over a gap: what stood before it is another weighing', () => {
    const watch = new WeightWatch('gross');
    for (const at of [0, 100, 200, 300]) watch.take(100, null, at);
    expect(brief(watch, 100, 3000)).toEqual([[100, 'unstable', 3000]]);
  });

  it('takes the word of an indicator that knows', () => {
    const watch = new WeightWatch('net');
    expect(brief(watch, 5, 0, true)).toEqual([[5, 'ok', 0]]);
    expect(brief(watch, 6, 10, false)).toEqual([]);
    expect(brief(watch, 7, 1010, false)).toEqual([[7, 'unstable', 1010]]);
    expect(brief(watch, 7, 1020, true)).toEqual([[7, 'ok', 1020]]);
  });

  it('speaks once a minute while nothing happens, and never twice for one instant', () => {
    const watch = new WeightWatch('net');
    expect(brief(watch, 5, 0, true)).toHaveLength(1);
    expect(brief(watch, 6, 0, true)).toEqual([[6, 'ok', 1]]);
    expect(brief(watch, 6, 59_000, true)).toEqual([]);
    expect(brief(watch, 6, 60_001, true)).toEqual([[6, 'ok', 60_001]]);
  });
});

it('keeps kilograms without the dust of binary fractions', () => {
  expect(kilograms(23.96, 't')).toBe(23_960);
  expect(kilograms(1.171, 'kg')).toBe(1.171);
});

it('weighs lorries that come to rest', () => {
  const seen = Array.from({ length: 280 }, (_, i) => simulatedWeight(i * 100, 3));
  expect(seen.filter(({ stable }) => stable).map(({ kg }) => kg)).toContain(0);
  expect(Math.max(...seen.map(({ kg }) => kg))).toBeGreaterThan(9000);
});
