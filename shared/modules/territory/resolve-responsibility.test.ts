import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternCovers, patternSpecificity } from './class-key.ts';
import { resolveResponsibility } from './resolve-responsibility.ts';
import type { ResponsibilityRow } from './rules.ts';

const row = (id: string, classKey: string, street: string, priority?: number): ResponsibilityRow => ({
  id,
  classKey,
  street,
  unit: `unit-${id}`,
  basis: 'owner',
  ...(priority === undefined ? {} : { priority }),
});
const here = '310114102';
const elsewhere = '310114103';

describe('resolveResponsibility', () => {
  it.each<[string, ResponsibilityRow[], string | null]>([
    ['no row', [], null],
    ['only rows for other streets', [row('a', '*', elsewhere)], null],
    ['only rows for other classes', [row('a', 'E03*', '*'), row('b', 'C*', here)], null],
    ['one class before its major class', [row('a', 'E04*', here), row('b', 'E0402', '*')], 'b'],
    ['major class before kind', [row('a', 'E*', here), row('b', 'E04*', '*')], 'b'],
    ['kind before everything', [row('a', '*', here), row('b', 'E*', '*')], 'b'],
    ['the named street before all streets', [row('a', 'E*', '*', 99), row('b', 'E*', here, -99)], 'b'],
    ['the higher priority among equals', [row('a', 'E*', here), row('b', 'E*', here, 1)], 'b'],
    ['the earlier row among true equals', [row('a', 'E*', here), row('b', 'E*', here)], 'a'],
  ])('%s', (_what, table, winner) => {
    const found = resolveResponsibility(table, { classKey: 'E0402', streetCode: here });
    expect(found?.reason.id ?? null).toBe(winner);
    expect(found?.unitId ?? null).toBe(winner && `unit-${winner}`);
  });

  const keys = fc.constantFrom('E0402', 'E0403', 'E0301', 'C0402');
  const patterns = fc.oneof(keys, fc.constantFrom('*', 'E*', 'C*', 'E04*', 'E03*', 'C04*'));
  const tables = fc.array(
    fc.tuple(patterns, fc.constantFrom('*', here, elsewhere), fc.integer({ min: -99, max: 99 })),
    { maxLength: 30 },
  );

  it('never passes over a narrower row that applies', () => {
    fc.assert(
      fc.property(tables, keys, (written, classKey) => {
        const table = written.map(([pattern, street, priority], i) =>
          row(String(i), pattern, street, priority),
        );
        const applies = table.filter(
          (r) => patternCovers(r.classKey, classKey) && ['*', here].includes(r.street),
        );
        const found = resolveResponsibility(table, { classKey, streetCode: here });
        if (!found) {
          expect(applies).toEqual([]);
          return;
        }
        const rank = (r: ResponsibilityRow) => [
          patternSpecificity(r.classKey),
          r.street === '*' ? 0 : 1,
          r.priority ?? 0,
        ];
        expect(applies).toContain(found.reason);
        for (const other of applies)
          expect(compare(rank(found.reason), rank(other))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

function compare(a: number[], b: number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
