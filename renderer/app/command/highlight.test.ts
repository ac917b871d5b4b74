import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptFrom, partsOf } from './highlight.ts';

describe('partsOf', () => {
  it('marks what was found', () => {
    expect(partsOf('路口井盖缺失', [{ start: 2, end: 4 }])).toEqual([
      { at: 0, text: '路口', marked: false },
      { at: 2, text: '井盖', marked: true },
      { at: 4, text: '缺失', marked: false },
    ]);
  });

  it('loses and doubles no character, whatever the marks', () => {
    const mark = fc.record({
      start: fc.integer({ min: -5, max: 40 }),
      end: fc.integer({ min: -5, max: 40 }),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(mark, { maxLength: 8 }), (text, marks) => {
        expect(
          partsOf(text, marks)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

it.each([
  [[], 0],
  [[{ start: 3 }], 0],
  [[{ start: 30 }, { start: 20 }], 12],
])('an excerpt of %j begins at %i', (marks, expected) => {
  expect(excerptFrom(marks, 8)).toBe(expected);
});
