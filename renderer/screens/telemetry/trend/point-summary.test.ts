import { expect, it } from 'vitest';
import { summarisePoints } from './point-summary.ts';

it('sums up a stretch and says which points may not be believed', () => {
  const summary = summarisePoints({
    unit: 'dB',
    bucketMs: 0,
    at: [1, 2, 3, 4],
    min: [5, 2, 6, 7],
    max: [5, 9, 6, 7],
    last: [5, 8, 6, 7],
    quality: ['ok', 'fault', 'calibration', 'fault'],
    frameId: [1, 2, 3, 4],
  });
  expect(summary).toEqual({
    count: 4,
    min: 2,
    max: 9,
    last: 7,
    lastAt: 4,
    flagged: new Set([1, 2, 3]),
    why: [
      ['fault', 2],
      ['calibration', 1],
    ],
  });
});

it('is null for nothing', () => {
  const none = { unit: '', bucketMs: 0, at: [], min: [], max: [], last: [], quality: [], frameId: [] };
  expect(summarisePoints(none)).toBeNull();
});
