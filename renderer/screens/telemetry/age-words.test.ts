import { expect, it } from 'vitest';
import { ageWords } from './age-words.ts';

const t = (key: string, values?: Record<string, unknown>) =>
  `${key.replace(/^.*\./, '')} ${values?.count ?? ''}`;

it.each([
  [-9_000, 'now '],
  [4_999, 'now '],
  [59_999, 'seconds 59'],
  [60_000, 'minutes 1'],
  [3_599_999, 'minutes 59'],
  [3_600_000, 'hours 1'],
  [86_400_000 * 2.5, 'days 2'],
])('%d ms ago is %s', (age, words) => {
  expect(ageWords(t, age)).toBe(words);
});
