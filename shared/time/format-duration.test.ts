import { describe, expect, it } from 'vitest';
import { durationParts } from './format-duration.ts';

const MINUTE = 60_000;

describe('a duration in parts', () => {
  it.each([
    [0, { sign: 1, days: 0, hours: 0, minutes: 0 }],
    [38 * MINUTE, { sign: 1, days: 0, hours: 0, minutes: 38 }],
    [38 * MINUTE + 59_999, { sign: 1, days: 0, hours: 0, minutes: 38 }],
    [-12 * MINUTE, { sign: -1, days: 0, hours: 0, minutes: 12 }],
    [-1, { sign: -1, days: 0, hours: 0, minutes: 0 }],
    [(3 * 24 + 4) * 60 * MINUTE, { sign: 1, days: 3, hours: 4, minutes: 0 }],
    [-(24 * 60 - 1) * MINUTE, { sign: -1, days: 0, hours: 23, minutes: 59 }],
  ])('%d ms', (durationMs, parts) => {
    expect(durationParts(durationMs)).toEqual(parts);
  });
});
