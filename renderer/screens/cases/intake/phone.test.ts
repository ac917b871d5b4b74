import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikePhone, normalPhone } from './phone.ts';

describe('normalPhone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['138 0013 8000', '13800138000'],
    ['138-0013-8000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['(0514) 8461 2345', '051484612345'],
    ['86123456', '86123456'],
    ['0514-84612345 转 8', '0514-84612345 转 8'],
    ['', ''],
  ])('%s → %s', (typed, kept) => {
    expect(normalPhone(typed)).toBe(kept);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (typed) => {
        const once = normalPhone(typed);
        expect(normalPhone(once)).toBe(once);
      }),
    );
  });
});

it.each([
  ['13800138000', true],
  ['051484612345', true],
  ['84612345', true],
  ['12345', true],
  ['110', true],
  ['1380013800', false],
  ['12800138000', false],
  ['abc', false],
])('%s looks like a phone: %s', (phone, expected) => {
  expect(looksLikePhone(phone)).toBe(expected);
});
