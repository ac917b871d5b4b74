import { beforeEach, expect, it } from 'vitest';
import type { CaseRow } from '#shared/modules/cases/index.ts';
import { fitting } from './batch-steps.ts';
import { clearMarks, isMarked, keepMarked, MAX_MARKED, markAll, toggleMark, useMarked } from './marked.ts';

const row = (id: string, stage: CaseRow['stage'] = 'to_file') => ({ id, stage }) as CaseRow;
const ids = () => [...useMarked.getState().rows.keys()];
beforeEach(clearMarks);

it('marks and takes the mark away', () => {
  toggleMark(row('a'));
  toggleMark(row('b'));
  toggleMark(row('a'));
  expect(ids()).toEqual(['b']);
  expect([isMarked('a'), isMarked('b')]).toEqual([false, true]);
});

it('marks many, up to what one person can answer for', () => {
  toggleMark(row('first'));
  markAll(Array.from({ length: MAX_MARKED + 50 }, (_, n) => row(`r${n}`)));
  expect(ids()).toHaveLength(MAX_MARKED);
  toggleMark(row('more'));
  expect(isMarked('more')).toBe(false);
  toggleMark(row('first'));
  expect(isMarked('first')).toBe(false);
});

it('leaves what was not done marked', () => {
  markAll([row('a'), row('b'), row('c')]);
  keepMarked(new Set(['b']));
  expect(ids()).toEqual(['b']);
});

it('knows with how many a step can be taken', () => {
  const rows = [row('a'), row('b', 'to_dispatch'), row('c', 'closed')];
  expect([fitting('file', rows), fitting('dispatch', rows), fitting('urge', rows)]).toEqual([1, 1, 2]);
});
