import { expect, it } from 'vitest';
import type { SearchResult } from '#shared/modules/cases/index.ts';
import { choicesOf, queueOfName } from './choices.ts';
import { matchVerbs, VERBS } from './verbs.ts';

it('puts verbs first, then cases, then names', () => {
  const result = {
    hits: [{ row: { id: 'c1' } }],
    more: false,
    names: [{ kind: 'class', id: 'C0102', zh: '污水井盖' }],
  } as unknown as SearchResult;
  expect(choicesOf(matchVerbs(VERBS, 'pq'), result).map(({ key }) => key)).toEqual([
    'verb/派遣',
    'case/c1',
    'name/class/C0102',
  ]);
});

it.each([
  ['class', 'C0102'],
  ['street', '321084001'],
  ['unit', 'squad-1'],
] as const)('narrows the desk to a %s', (kind, id) => {
  expect(queueOfName({ kind, id, zh: '' })).toEqual({
    view: 'all',
    conditions: [{ field: kind, op: 'is', values: [id] }],
  });
});
