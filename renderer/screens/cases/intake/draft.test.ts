import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerInputSchema } from '#shared/modules/cases/index.ts';
import {
  type Draft,
  emptyDraft,
  errorsOf,
  insertAt,
  isTouched,
  NO_DEFAULTS,
  readDraft,
  toRegisterInput,
} from './draft.ts';

const NOW = Date.parse('2026-11-21T10:42:07+08:00');
const EMPTY = emptyDraft(NO_DEFAULTS);
const FULL: Draft = {
  ...EMPTY,
  sourceCode: '02',
  description: ' 井盖缺失 ',
  address: '云溪路 88 号',
  reporterName: '王小明',
  reporterPhone: '138 0013 8000',
  startedAt: NOW - 30_000,
};

describe('errorsOf', () => {
  it.each<[string, Partial<Draft>, string, object]>([
    ['a full form', {}, 'C0102', {}],
    ['no class', {}, '', { classKey: 'required' }],
    [
      'blanks only',
      { description: '  ', address: ' ' },
      'C0102',
      { description: 'required', address: 'required' },
    ],
    ['no source', { sourceCode: '' }, 'C0102', { sourceCode: 'required' }],
    ['no moment', { occurred: '昨晚' }, 'C0102', { occurred: 'unreadable' }],
    ['a moment to come', { occurred: '2027-01-01 8:00' }, 'C0102', { occurred: 'future' }],
    ['no point', { point: '云溪' }, 'C0102', { point: 'unreadable' }],
  ])('%s', (_what, part, classKey, expected) => {
    expect(errorsOf({ ...FULL, ...part }, classKey, NOW)).toEqual(expected);
  });
});

describe('toRegisterInput', () => {
  it('gives the engine what it takes', () => {
    const input = toRegisterInput({ ...FULL, occurred: '0930', point: '119.45,32.79' }, 'C0102', NOW);
    expect(registerInputSchema.parse(input)).toEqual({
      sourceCode: '02',
      classKey: 'C0102',
      description: '井盖缺失',
      address: '云溪路 88 号',
      streetCode: null,
      location: { lng: 119.45, lat: 32.79, origin: 'wgs84' },
      urgency: 'normal',
      componentCode: null,
      reporter: { name: '王小明', phone: '13800138000' },
      occurredAt: Date.parse('2026-11-21T09:30:00+08:00'),
    });
  });

  it('names no reporter where none was given', () => {
    expect(
      toRegisterInput({ ...FULL, reporterName: ' ', reporterPhone: '' }, 'C0102', NOW).reporter,
    ).toBeNull();
  });

  it('is accepted by the contract whenever the form shows no error', () => {
    const text = fc.string({ maxLength: 40 });
    const drafts = fc.record({
      description: text,
      address: text,
      reporterName: text,
      reporterPhone: fc.string({ maxLength: 30 }),
      occurred: fc.constantFrom('', '0930', 'x'),
      point: fc.constantFrom('', '119.4,32.7', '1,2,3'),
    });
    fc.assert(
      fc.property(drafts, (part) => {
        const draft = { ...FULL, ...part };
        if (Object.keys(errorsOf(draft, 'C0102', NOW)).length > 0) return;
        expect(registerInputSchema.safeParse(toRegisterInput(draft, 'C0102', NOW)).success).toBe(true);
      }),
    );
  });
});

describe('a kept draft', () => {
  it('comes back whole', () => {
    expect(readDraft(JSON.parse(JSON.stringify(FULL)), NO_DEFAULTS)).toEqual(FULL);
  });

  it('takes nothing that is not of its kind', () => {
    const kept = { description: 7, startedAt: 'x', address: '云溪路', __proto__: { a: 1 }, stray: 'y' };
    expect(readDraft(kept, NO_DEFAULTS)).toEqual({ ...EMPTY, address: '云溪路' });
    expect(readDraft(null, NO_DEFAULTS)).toEqual(EMPTY);
  });
});

it.each<[Partial<Draft>, boolean]>([
  [{}, false],
  [{ sourceCode: '02', streetCode: '321084001' }, false],
  [{ reporterPhone: '1' }, true],
  [{ urgency: 'urgent' }, true],
])('%j is worth keeping: %s', (part, expected) => {
  expect(isTouched({ ...EMPTY, ...part })).toBe(expected);
});

it.each([
  ['井盖缺失', '。', 4, 4, 10, '井盖缺失。', 5],
  ['井盖缺失', '破损', 2, 4, 10, '井盖破损', 4],
  ['井盖', '缺失', 2, 2, 3, '井盖缺', 3],
])('%s + %s at %i–%i', (text, words, start, end, max, expected, caret) => {
  expect(insertAt(text, words, start, end, max)).toEqual({ text: expected, caret });
});
