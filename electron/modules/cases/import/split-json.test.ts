import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSplitter } from './split-json.ts';

function split(text: string, path: string, size: number): (string | null)[] {
  const splitter = new JsonSplitter(path);
  const elements: (string | null)[] = [];
  for (let at = 0; at < text.length; at += size) elements.push(...splitter.push(text.slice(at, at + size)));
  return [...elements, ...splitter.end()];
}

describe('JsonSplitter', () => {
  it.each(['', 'records', 'data.items'])('finds the elements of the array at "%s" in any pieces', (path) => {
    const record = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(record), fc.integer({ min: 1, max: 40 }), fc.nat(2), (records, size, indent) => {
        const names = path === '' ? [] : path.split('.').reverse();
        const document = names.reduce<unknown>(
          (inner, name) => ({ before: [{ x: 1 }, '[{'], [name]: inner, after: [1, 2] }),
          records,
        );
        const found = split(JSON.stringify(document, null, indent), path, size);
        expect(found.map((element) => JSON.parse(element ?? ''))).toEqual(
          JSON.parse(JSON.stringify(records)),
        );
      }),
    );
  });

  it('never throws but for its depth, and holds no more than a record', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('"', '\\', '[', ']', '{', '}', ',', ':', 'a', '1'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 9 }), (text, size) => void split(text, '', size)),
    );
    expect(() => split('['.repeat(100), '', 10)).toThrow('deep');
    expect(split(`[{"a":"${'x'.repeat(3_000_000)}"},{"b":1}]`, '', 100_000)).toEqual([null, '{"b":1}']);
  });
});
