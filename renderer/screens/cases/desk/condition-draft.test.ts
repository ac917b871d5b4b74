import { describe, expect, it } from 'vitest';
import { type ConditionDraft, firstDraft, opsOf, readDraft } from './condition-draft.ts';
import { conditionWords, FIELDS } from './condition-words.ts';

describe('a condition being put together', () => {
  it.each(FIELDS)('of %s has a beginning for everything that may be said of it', (field) => {
    for (const op of opsOf(field)) expect(firstDraft(field, op)).toMatchObject({ field, op });
  });

  it.each<[ConditionDraft, boolean]>([
    [{ field: 'stage', op: 'is', values: [] }, false],
    [{ field: 'stage', op: 'is', values: ['to_file'] }, true],
    [{ field: 'stage', op: 'is', values: ['nowhere'] }, false],
    [{ field: 'text', op: 'has', words: ' ' }, false],
    [{ field: 'text', op: 'hasNot', words: '井盖' }, true],
    [{ field: 'closed', op: 'during', period: 'today' }, true],
    [{ field: 'closed', op: 'between', from: null, to: null }, false],
    [{ field: 'closed', op: 'between', from: 1, to: null }, true],
    [{ field: 'urged', op: 'atLeast', count: null }, false],
    [{ field: 'urged', op: 'atLeast', count: 2 }, true],
  ])('%j is one: %s', (draft, complete) => {
    expect(readDraft(draft) !== null).toBe(complete);
  });
});

describe('conditionWords', () => {
  const t = (key: string, values?: Record<string, unknown>) =>
    values ? `${key}(${Object.values(values).join('|')})` : key.replace('find:or', '/');
  const names = {
    className: (key: string) => `class ${key}`,
    streetName: (code: string | null) => `street ${code}`,
    unitName: (id: string | null) => `unit ${id}`,
    sourceName: (code: string) => `source ${code}`,
  };
  const at = (local: string) => Date.parse(`${local}+08:00`);
  it.each([
    [{ field: 'stage', op: 'is', values: ['to_file'] }, 'find:said.is(find:field.stage|cases:stage.to_file)'],
    [
      { field: 'class', op: 'isNot', values: ['E03*', 'C0101'] },
      'find:said.isNot(find:field.class|class E03/class C0101)',
    ],
    [
      { field: 'unit', op: 'is', values: ['a', 'b', 'c', 'd', 'e'] },
      'find:said.is(find:field.unit|find:more(unit a/unit b/unit c|2))',
    ],
    [
      { field: 'closed', op: 'between', from: at('2026-11-01T00:00'), to: at('2026-11-22T00:00') },
      'find:said.between(find:field.closed|2026-11-01 – 2026-11-21)',
    ],
    [
      { field: 'closed', op: 'between', from: at('2026-11-21T00:00'), to: at('2026-11-22T00:00') },
      'find:said.between(find:field.closed|2026-11-21)',
    ],
    [
      { field: 'registered', op: 'between', from: at('2026-11-21T09:00'), to: at('2026-11-21T10:00') },
      'find:said.between(find:field.registered|2026-11-21 09:00 – 2026-11-21 10:00)',
    ],
    [
      { field: 'due', op: 'between', from: null, to: at('2026-11-22T00:00') },
      'find:said.between(find:field.due|… – 2026-11-21)',
    ],
  ] as const)('%j', (condition, words) => {
    expect(conditionWords(t, names, condition as never)).toBe(words);
  });
});
