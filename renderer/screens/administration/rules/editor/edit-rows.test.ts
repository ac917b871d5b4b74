import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_KINDS, type RuleContent } from '#shared/modules/territory/index.ts';
import { undoChange } from '../diff/undo-change.ts';
import {
  editRow,
  freeId,
  insertRow,
  moveRow,
  removeRow,
  replaceRow,
  valueAt,
  withValue,
} from './edit-rows.ts';
import { emptyRow, ROW_FIELDS } from './fields.ts';
import { problemOf, sortProblems } from './row-problems.ts';

describe('a member of a row', () => {
  const row = { id: 'a', stage: { series: 's', step: 1 }, limit: { value: 1, unit: 'workDay' } };

  it('is set where it stands and leaves the others and their order', () => {
    expect(withValue(row, ['limit', 'value'], 2)).toEqual({ ...row, limit: { value: 2, unit: 'workDay' } });
    expect(Object.keys(withValue(row, ['stage', 'step'], 2))).toEqual(['id', 'stage', 'limit']);
  });

  it('is taken away, and an object that is left empty with it', () => {
    const one = withValue(row, ['stage', 'step'], undefined);
    expect(one.stage).toEqual({ series: 's' });
    expect(withValue(one, ['stage', 'series'], undefined)).not.toHaveProperty('stage');
  });

  it('is found again under the path it was set at', () => {
    const name = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), fc.integer(), (path, value) => {
        expect(valueAt(withValue({ a: { b: 1 }, c: 2 }, path, value), path)).toBe(value);
      }),
    );
  });

  it.each([
    ['', '新', '新'],
    ['旧', '新', '新'],
    ['Old', '新', 'Old'],
  ])('an English text %j follows the Chinese one only where nobody wrote it', (en, zh, expected) => {
    expect(editRow({ name: { zh: '旧', en } }, ['name', 'zh'], zh).name).toEqual({ zh, en: expected });
  });

  it('gives no English to a text that has none', () => {
    expect(editRow({ id: 'a', zh: '' }, ['zh'], '好')).toEqual({ id: 'a', zh: '好' });
  });
});

describe('rows', () => {
  const content: RuleContent = { source: 's', rows: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] };
  const ids = ({ rows }: RuleContent) => (rows as { id: string }[]).map(({ id }) => id).join('');

  it('are put, replaced, moved and removed', () => {
    expect(ids(insertRow(content, -1, { id: 'x' }))).toBe('xabc');
    expect(ids(insertRow(content, 1, { id: 'x' }))).toBe('abxc');
    expect(ids(replaceRow(content, 1, { id: 'x' }))).toBe('axc');
    expect(ids(moveRow(content, 1, -1))).toBe('bac');
    expect(moveRow(content, 2, 1)).toBe(content);
    expect(ids(removeRow(content, 0))).toBe('bc');
  });

  it('get an id that none has', () => {
    expect(freeId(content, 'a')).toBe('a-2');
    expect(freeId(content, 'new')).toBe('new');
  });

  it.each([
    ['a new one goes', { key: 'b', before: null }, 'ac'],
    ['a changed one is as it was', { key: 'b', before: { id: 'b', was: 1 } }, 'abc'],
    ['one that was gone comes back', { key: 'z', before: { id: 'z' } }, 'abcz'],
  ])('undoing a change: %s', (_what, change, expected) => {
    expect(ids(undoChange('responsibility', content, change))).toBe(expected);
  });
});

it.each(RULE_KINDS)('a new row of %s holds every member that may not be left out', (kind) => {
  const row = emptyRow(kind, 'x');
  for (const { path, optional } of ROW_FIELDS[kind])
    if (!optional) expect(valueAt(row, path), path.join('.')).toBeDefined();
});

describe('problems', () => {
  const problem = (path: string, elsewhere: string | null = null) => ({
    path,
    elsewhere,
    code: 'shape',
    issue: 'too_small',
    reason: path,
    blocks: true,
  });
  const { byRow, others } = sortProblems([
    problem('rows[3].limit.value'),
    problem('rows[3].classKeys[0]'),
    problem('rows[4]'),
    problem('source'),
    problem('rows[3].unit', 'profiles/demo/persons.json'),
  ]);

  it('stand by their rows, those of other files apart', () => {
    expect([...byRow.keys()]).toEqual([3, 4]);
    expect(others.map(({ path }) => path)).toEqual(['source', 'rows[3].unit']);
  });

  it.each([
    [['limit'], 'rows[3].limit.value'],
    [['classKeys'], 'rows[3].classKeys[0]'],
    [['limit', 'unit'], undefined],
    [['class'], undefined],
  ])('of the field %j are found', (path, expected) => {
    expect(problemOf(byRow.get(3), { path })?.path).toBe(expected);
  });
});
