import { expect, it } from 'vitest';
import { limitWords } from './limit-words.ts';

const t = (key: string) => key.replace('cases:unit.', '');

it.each([
  [{ value: 4, unit: 'workHour' }, '4 workHour'],
  [{ value: 90, unit: 'minute' }, '90 minute'],
  [{ value: 120, unit: 'minute' }, '2 naturalHour'],
  [{ value: 6779, unit: 'minute' }, '4 naturalDay 17 naturalHour'],
  [{ value: 2880, unit: 'minute' }, '2 naturalDay'],
])('%j is said as %s', (limit, words) => {
  expect(limitWords(t, limit)).toBe(words);
});
