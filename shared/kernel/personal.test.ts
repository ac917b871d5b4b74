import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compileMasker, mask, maskWithin, personal } from './personal.ts';

describe('mask', () => {
  it.each([
    ['phone', '13800008000', '138****8000'],
    ['phone', '12345', '*****'],
    ['name', '王小明', '王**'],
    ['name', '李', '*'],
    ['idNumber', '110105199001010123', '110105********0123'],
    ['address', '云溪路88号3幢501室', '云溪路88号****'],
    ['phone', '', ''],
  ] as const)('%s %s → %s', (kind, text, expected) => {
    expect(mask(kind, text)).toBe(expected);
  });
});

describe('compileMasker', () => {
  const reporter = z.object({
    name: personal('name'),
    phone: personal('phone').nullable(),
    note: z.string(),
  });

  it('masks marked fields wherever they stand and leaves the rest', () => {
    const masker = compileMasker(z.object({ rows: z.array(reporter), by: z.record(z.string(), reporter) }));
    const row = { name: '王小明', phone: '13800008000', note: '王小明' };
    const masked = { name: '王**', phone: '138****8000', note: '王小明' };
    expect(masker?.({ rows: [row], by: { a: row } })).toEqual({ rows: [masked], by: { a: masked } });
    expect(row.name).toBe('王小明');
  });

  it('masks the matching branch of a union', () => {
    const masker = compileMasker(z.union([z.object({ kind: z.literal('a') }), reporter]));
    expect(masker?.({ kind: 'a' })).toEqual({ kind: 'a' });
    expect(masker?.({ name: '王小明', phone: null, note: '' })).toMatchObject({ name: '王**' });
  });

  it('costs nothing where nothing is marked', () => {
    expect(compileMasker(z.object({ a: z.number(), b: z.array(z.string()) }))).toBeNull();
  });

  it('refuses a schema that could hide a marked field', () => {
    expect(() => compileMasker(z.tuple([personal('phone')]))).toThrow(/tuple/);
  });
});

describe('maskWithin', () => {
  it.each([
    ['请回电13800001234，急', '请回电138****1234，急'],
    ['证件110105199003070123', '证件110105********0123'],
    ['案号12026112113800001234不动', '案号12026112113800001234不动'],
    ['样例路12号', '样例路12号'],
  ])('%s → %s', (text, masked) => {
    expect(maskWithin(text)).toBe(masked);
  });
});
