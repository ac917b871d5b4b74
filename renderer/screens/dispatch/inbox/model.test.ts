import { describe, expect, it } from 'vitest';
import type { InboxRow } from '#shared/modules/dispatch/index.ts';
import { neighbour, newcomers, sectionOf, sectionsOf } from './model.ts';

const row = (id: string, stage: InboxRow['stage'] = 'disposing', acceptedAt: number | null = null) =>
  ({ id, stage, acceptedAt }) as InboxRow;

it.each<[InboxRow, string]>([
  [row('a'), 'toAccept'],
  [row('a', 'disposing', 5), 'atWork'],
  [row('a', 'ext_review', 5), 'waiting'],
  [row('a', 'return_review'), 'waiting'],
  [row('a', 'suspended', 5), 'suspended'],
])('%o stands under %s', (one, section) => {
  expect(sectionOf(one)).toBe(section);
});

it('keeps the order of deadlines inside a section and leaves empty ones out', () => {
  const sections = sectionsOf([row('late', 'disposing', 1), row('new'), row('soon', 'disposing', 1)]);
  expect(sections.map(({ id, rows }) => [id, rows.map((one) => one.id)])).toEqual([
    ['toAccept', ['new']],
    ['atWork', ['late', 'soon']],
  ]);
});

describe('newcomers', () => {
  it('are none at the first look', () => expect(newcomers(null, [row('a')])).toEqual([]));
  it('are those not known that wait to be accepted', () => {
    const rows = [row('a'), row('b'), row('c', 'disposing', 1)];
    expect(newcomers(new Set(['a']), rows).map(({ id }) => id)).toEqual(['b']);
  });
});

it.each<[string | null, 1 | -1, string | null]>([
  [null, 1, 'a'],
  ['a', 1, 'b'],
  ['b', 1, 'b'],
  ['a', -1, 'a'],
  ['gone', -1, 'a'],
])('from %s by %d one comes to %s', (from, move, to) => {
  expect(neighbour([{ rows: [row('a')] }, { rows: [row('b')] }], from, move)).toBe(to);
});
