import { expect, it } from 'vitest';
import { fullPages, type Search } from './read-full-page.ts';

/** A list of which every `every`-th of `length` places holds a row; a page looks at ten places. */
function list(length: number, every: number) {
  return async (cursor: string | null, limit: number) => {
    const rows: number[] = [];
    let at = Number(cursor ?? 0);
    const end = Math.min(length, at + 10);
    while (at < end && rows.length < limit) {
      if (at % every === 0) rows.push(at);
      at += 1;
    }
    return { rows, next: at < length ? String(at) : null, looked: at - Number(cursor ?? 0) };
  };
}

it('gathers whole blocks from pages that hold few rows', async () => {
  const told: Search[] = [];
  const read = fullPages(list(100, 4), 1, (search) => told.push(search));
  expect(await read(null, 5)).toEqual({ rows: [0, 4, 8, 12, 16], next: '17' });
  expect(await read('17', 100)).toEqual({
    rows: [20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60, 64, 68, 72, 76, 80, 84, 88, 92, 96],
    next: null,
  });
  expect(told.at(-1)).toEqual({ looked: 100, found: 25, cut: false });
});

it('stops where nothing is found for long and says so; more patience looks further', async () => {
  const told: Search[] = [];
  const read = fullPages(list(100_000, 150), 1, (search) => told.push(search));
  expect(await read(null, 100)).toEqual({ rows: [0, 150], next: null });
  expect(told.at(-1)).toEqual({ looked: 200, found: 2, cut: true });
  await fullPages(list(100_000, 150), 2, (search) => told.push(search))(null, 100);
  expect(told.at(-1)).toEqual({ looked: 400, found: 3, cut: true });
});
