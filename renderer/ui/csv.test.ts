import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { csvCell, csvText, fileName } from './csv.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['a=1', 'a=1'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  [-1.5, '-1.5'],
  [0, '0'],
])('%j is written as %s', (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

it('is read back as it was, but for the apostrophe before what could be a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const read = Papa.parse<string[]>(csvText(rows).slice(1), { delimiter: ',', newline: '\r\n' }).data;
        expect(read.slice(0, -1)).toEqual(
          rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))),
        );
      },
    ),
  );
});

it('names files so that every system takes them', () => {
  expect(fileName(['一号/工地', 'PM10: 均值', ''])).toBe('一号-工地_PM10-均值.csv');
});
