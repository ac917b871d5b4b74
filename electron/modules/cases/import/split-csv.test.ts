import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CsvSplitter, type SplitRecord } from './split-csv.ts';

function split(text: string, cuts: readonly number[] = [], delimiter = ','): SplitRecord[] {
  const splitter = new CsvSplitter(delimiter);
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((end, index) => text.slice(places[index], end));
  return [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
}

const cellsOf = (records: readonly SplitRecord[]) => records.map(({ cells }) => cells);

describe('CsvSplitter', () => {
  it.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['"a,b","c""d"\n', [['a,b', 'c"d']]],
    [
      '"two\nlines",x\r\ny,z\r\n',
      [
        ['two\nlines', 'x'],
        ['y', 'z'],
      ],
    ],
    ['5" pipe,x\n', [['5" pipe', 'x']]],
    ['a,,""\n', [['a', '', '']]],
    ['"a"\r\n"b"', [['a'], ['b']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cellsOf(split(text))).toEqual(expected);
  });

  it('gives up one line for a lost quote and reads on', () => {
    const records = split('1,"lost\n2,fine\n3,"he said "hi" there"\n4,"good"\n');
    expect(records.map(({ problem }) => problem)).toEqual(['unreadable', null, 'unreadable', null]);
    expect(cellsOf(records)).toEqual([['1,"lost'], ['2', 'fine'], ['3,"he said "hi" there"'], ['4', 'good']]);
  });

  it('loses no row to a quote that nothing closes', () => {
    const records = split('a,b\n1,"open\n2,fine');
    expect(records.map(({ problem }) => problem)).toEqual([null, 'unreadable', null]);
    expect(cellsOf(records).at(-1)).toEqual(['2', 'fine']);
  });

  it('gives up a line that is too long and reads on, holding no more than it needs', () => {
    const records = split(`${'x'.repeat(3_000_000)}\na,b\n`, [1_200_000, 2_000_000, 2_500_000]);
    expect(records.map(({ problem }) => problem)).toEqual(['tooLong', null]);
    expect(records[0]?.cells[0]?.length).toBe(200);
  });

  it('does not mind where the text is cut', () => {
    const hostile = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', '中', ' '), maxLength: 80 });
    fc.assert(
      fc.property(hostile, fc.array(fc.nat(80), { maxLength: 5 }), (text, cuts) => {
        expect(split(text, cuts)).toEqual(split(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads what another program writes', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: width, maxLength: width }), {
        minLength: 1,
      }),
    );
    fc.assert(
      fc.property(table, (rows) => {
        expect(cellsOf(split(`${Papa.unparse(rows, { quotes: true })}\r\n`))).toEqual(rows);
      }),
    );
  });
});
