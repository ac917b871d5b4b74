import { expect, it } from 'vitest';
import { findOptions } from './find-options.ts';

const OPTIONS = [
  { value: 'C0102', code: 'C0102', label: '污水井盖' },
  { value: 'C0103', code: 'C0103', label: '雨水井盖' },
  { value: 'E0302', code: 'E0302', label: '工地扬尘' },
  { value: 'E0102', code: 'E0102', label: '暴露垃圾' },
];
const values = (typed: string, byPinyin: string[] = [], first: string[] = []) =>
  findOptions(OPTIONS, typed, byPinyin, first).map(({ value }) => value);

it.each<[string, string[], string[], string[]]>([
  ['', [], ['E0302'], ['E0302', 'C0102', 'C0103', 'E0102']],
  ['', [], ['gone'], ['C0102', 'C0103', 'E0302', 'E0102']],
  ['e03', [], [], ['E0302']],
  ['0102', [], [], ['C0102', 'E0102']],
  ['井盖', [], ['E0302'], ['C0102', 'C0103']],
  ['ysjg', ['C0103'], [], ['C0103']],
  ['雨水', ['C0103'], [], ['C0103']],
  ['没有', [], [], []],
])('%j', (typed, byPinyin, first, expected) => {
  expect(values(typed, byPinyin, first)).toEqual(expected);
});
