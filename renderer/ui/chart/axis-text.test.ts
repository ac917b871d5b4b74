import { expect, it } from 'vitest';
import { axisTimes } from './axis-text.ts';

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`);

it.each([
  [3_600_000, ['21T22:00:00', '21T23:00:00', '22T00:00:00'], ['22:00\n11-21', '23:00', '00:00\n11-22']],
  [10_000, ['21T22:00:00', '21T22:00:10'], ['22:00:00\n11-21', '22:00:10']],
  [86_400_000, ['21T00:00:00', '22T00:00:00'], ['11-21', '11-22']],
])('a step of %d ms', (step, times, texts) => {
  expect(axisTimes(times.map(at), step)).toEqual(texts);
});
