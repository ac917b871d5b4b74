import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Expression,
  evaluate,
  MAX_FORMULA_LENGTH,
  namesIn,
  parseExpression,
  printExpression,
} from './expression.ts';

const FIGURES: Record<string, number> = { closed: 5912, due: 6026, zero: 0, a: 2, b: 3, c: 4 };
function result(formula: string): number | null | string {
  const parsed = parseExpression(formula);
  if (!parsed.ok) return `${parsed.at}: ${parsed.reason}`;
  return evaluate(parsed.expression, (name) => FIGURES[name] ?? null);
}

describe('a formula', () => {
  it.each([
    ['a + b * c', 14],
    ['(a + b) * c', 20],
    ['c - b - a', -1],
    ['c / a / a', 1],
    ['-a + 10', 8],
    ['50% * c', 2],
    ['min(a, b, c) + max(a, b)', 5],
    ['1 - zero / closed', 1],
    ['closed / zero', null],
    ['unknown + 1', null],
    [' closed/due ', 5912 / 6026],
  ])('%s', (formula, value) => {
    expect(result(formula)).toBe(value);
  });

  it.each([
    ['', '0: ends too early'],
    ['a +', '3: ends too early'],
    ['a b', '2: unexpected "b"'],
    ['(a', '2: ends too early'],
    ['a; b', '1: unexpected ";"'],
    ['a.constructor', '1: unexpected "."'],
    ['process["exit"]()', '7: unexpected "["'],
    ['max', '3: ends too early'],
    ['sqrt(a)', '4: unexpected "("'],
    ['结案数', '0: unexpected "结"'],
    [`${'('.repeat(40)}a${')'.repeat(40)}`, '20: nested too deeply'],
    [
      '1'.repeat(MAX_FORMULA_LENGTH + 1),
      `${MAX_FORMULA_LENGTH}: longer than ${MAX_FORMULA_LENGTH} characters`,
    ],
  ])('%s is refused with its place', (formula, fault) => {
    expect(result(formula)).toBe(fault);
  });

  it('never throws and never gives what is no number, whatever is typed', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[a-c0-9+\-*/()%, .]{0,60}$/));
    fc.assert(
      fc.property(typed, (formula) => {
        const value = result(formula);
        expect(typeof value !== 'number' || Number.isFinite(value)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same when it is printed and read again', () => {
    const leaf = fc.oneof(
      fc.nat(99).map((value): Expression => ({ kind: 'number', value })),
      fc.constantFrom('a', 'b', 'c').map((name): Expression => ({ kind: 'name', name })),
    );
    const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        leaf,
        fc.record({
          kind: fc.constant('operation' as const),
          operator: fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
          left: tie('tree'),
          right: tie('tree'),
        }),
        fc.record({ kind: fc.constant('negative' as const), of: leaf }),
      ),
    }));
    const sign: Record<string, string> = { '−': '-', '×': '*', '÷': '/' };
    fc.assert(
      fc.property(tree, (expression) => {
        const text = printExpression(expression, (name) => name).replace(/[−×÷]/g, (of) => sign[of] ?? of);
        const again = parseExpression(text);
        if (!again.ok) throw new Error(`${text}: ${again.reason}`);
        const figure = (name: string) => FIGURES[name] ?? null;
        expect(evaluate(again.expression, figure)).toEqual(evaluate(expression, figure));
      }),
    );
  });

  it('names its counters once each and prints them in words', () => {
    const parsed = parseExpression('closed / (closed + openAtEnd)');
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(namesIn(parsed.expression)).toEqual(['closed', 'openAtEnd']);
    const words: Record<string, string> = { closed: '结案数', openAtEnd: '待结案数' };
    expect(printExpression(parsed.expression, (name) => words[name] ?? name)).toBe(
      '结案数 ÷ (结案数 + 待结案数)',
    );
  });
});
