import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './json-lines.ts';

const text = `{
  "a": 1,
  "rows": [
    { "id": "x", "tags": [] },
    {
      "id": "y\\n",
      "deep": { "n": [1,
        2] }
    }
  ]
}`;

describe('scanJson', () => {
  it.each<[PropertyKey[], number]>([
    [[], 1],
    [['a'], 2],
    [['rows'], 3],
    [['rows', 0], 4],
    [['rows', 0, 'tags'], 4],
    [['rows', 1], 5],
    [['rows', 1, 'id'], 6],
    [['rows', 1, 'deep', 'n', 1], 8],
    [['rows', 1, 'missing', 'further'], 5],
    [['rows', 9], 3],
  ])('%j stands on line %i', (path, line) => {
    const scan = scanJson(text);
    expect(scan.ok && scan.places.lineOf(path)).toBe(line);
  });

  it.each([
    ['', 1, 'a value'],
    ['{\n  "a": 1,\n}', 3, 'a key in double quotes'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, '"," or "}"'],
    ['{\n  "a" 1\n}', 2, '":"'],
    ['[\n  1,\n  2', 3, '"," or "]"'],
    ['[\n  "open\n]', 2, 'a string'],
    ['[\n  tru\n]', 2, 'a value'],
    ['[\n  01\n]', 2, '"," or "]"'],
    ['{ "a": 1 }\n\nx', 3, 'the end of the file'],
    [`${'['.repeat(100)}${']'.repeat(100)}`, 1, 'nested deeper'],
  ])('%j fails on line %i', (broken, line, reason) => {
    expect(scanJson(broken)).toMatchObject({ ok: false, line, reason: expect.stringContaining(reason) });
  });

  it('tells keys that stand twice', () => {
    const scan = scanJson('{\n  "a": 1,\n  "b": { "c": 1,\n "c": 2 }\n}');
    expect(scan.ok && scan.places.duplicates).toEqual([{ path: ['b', 'c'], line: 4 }]);
  });

  it('accepts and refuses exactly what JSON.parse does', () => {
    const mutated = fc.tuple(
      fc.json({ maxDepth: 5 }),
      fc.nat(),
      fc.constantFrom('', ',', '"', '}', ']', '0', '\\', ' '),
    );
    fc.assert(
      fc.property(mutated, ([json, at, insert]) => {
        const place = at % (json.length + 1);
        const written = json.slice(0, place) + insert + json.slice(place);
        expect(scanJson(written).ok).toBe(parses(written));
      }),
      { numRuns: 2000 },
    );
  });
});

function parses(written: string): boolean {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}
