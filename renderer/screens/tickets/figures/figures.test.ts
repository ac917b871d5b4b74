import { expect, it } from 'vitest';
import { shareText, spanOf } from './figures.ts';

it.each([
  [0, 0, '–'],
  [0, 4, '0.0%'],
  [53, 55, '96.4%'],
  [3, 3, '100.0%'],
])('%d of %d is %s', (numerator, denominator, text) => {
  expect(shareText({ numerator, denominator })).toBe(text);
});

it('counts back from the end of this minute', () => {
  expect(spanOf(7, 604_740_000)).toEqual({ from: 0, to: 604_800_000 });
});
