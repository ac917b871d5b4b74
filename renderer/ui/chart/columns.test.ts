import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chartColumns } from './columns.ts';

const points = (at: number[]) => ({ at, min: at.map(() => 1), max: at.map(() => 3), last: at.map(() => 2) });

it('breaks the line where nothing came for more than three usual steps', () => {
  const { columns, source } = chartColumns(points([0, 60, 120, 180, 600, 660, 720]));
  expect(columns[0]).toEqual([0, 60, 120, 180, 390, 600, 660, 720]);
  expect(columns[3]).toEqual([2, 2, 2, 2, null, 2, 2, 2]);
  expect(source).toEqual([0, 1, 2, 3, -1, 4, 5, 6]);
});

it('does not break a line of even steps', () => {
  expect(chartColumns(points([0, 60, 180, 240])).source).toEqual([0, 1, 2, 3]);
  expect(chartColumns(points([])).source).toEqual([]);
  expect(chartColumns(points([7])).source).toEqual([0]);
});

it('keeps every point in its order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100_000)), (times) => {
      const at = times.sort((a, b) => a - b);
      const { columns, source } = chartColumns(points(at));
      expect(source.filter((i) => i >= 0)).toEqual(at.map((_time, i) => i));
      expect(columns[0].filter((_time, i) => (source[i] ?? -1) >= 0)).toEqual(at);
      for (const column of columns) expect(column).toHaveLength(source.length);
    }),
  );
});
