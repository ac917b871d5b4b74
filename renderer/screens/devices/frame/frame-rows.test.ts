import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf, hexRows, locateFields } from './frame-rows.ts';

const bytes = fc.uint8Array({ maxLength: 100 });
const toHex = (data: Uint8Array) => [...data].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const field = fc.record({
  offset: fc.integer({ min: -5, max: 110 }),
  length: fc.integer({ min: -2, max: 40 }),
  label: fc.constant('plain'),
  text: fc.string(),
});

it('reads hex back', () => {
  fc.assert(
    fc.property(bytes, (data) => {
      expect([...bytesOf(toHex(data))]).toEqual([...data]);
    }),
  );
  expect(bytesOf('2 3 2g3')).toEqual(new Uint8Array([0x23, 0x23]));
});

it('shows every byte once and in order, whatever the fields claim', () => {
  fc.assert(
    fc.property(bytes, fc.array(field, { maxLength: 8 }), (data, fields) => {
      const rows = hexRows(data, fields, 1000);
      const shown = rows.flatMap(({ runs }) => runs.flatMap(({ hex }) => hex.split(' ')));
      expect(shown.join('').toLowerCase()).toBe(toHex(data));
      expect(rows.map(({ offset }) => offset)).toEqual(rows.map((_row, i) => i * 16));
      for (const { runs } of rows) {
        for (const { hex, ascii } of runs) expect(ascii.length).toBe(hex.split(' ').length);
        runs.slice(1).forEach((run, i) => {
          expect(run.field).not.toBe(runs[i]?.field);
        });
      }
    }),
  );
});

it('cuts a row where fields meet and dots what cannot be printed', () => {
  const [row] = hexRows(
    bytesOf('232330300d'),
    [
      { offset: 0, length: 2, label: 'a', text: '##' },
      { offset: 2, length: 2, label: 'b', text: '00' },
    ],
    10,
  );
  expect(row?.runs).toEqual([
    { field: 0, hex: '23 23', ascii: '##' },
    { field: 1, hex: '30 30', ascii: '00' },
    { field: -1, hex: '0D', ascii: '·' },
  ]);
});

it('gives a byte that two fields claim to the first', () => {
  const claims = [
    { offset: 1, length: 2, label: 'a', text: '' },
    { offset: 0, length: 4, label: 'b', text: '' },
  ];
  const [row] = hexRows(new Uint8Array(4), claims, 1);
  expect(row?.runs.map(({ field, hex }) => [field, hex])).toEqual([
    [1, '00'],
    [0, '00 00'],
    [1, '00'],
  ]);
});

it('stops after as many rows as asked', () => {
  expect(hexRows(new Uint8Array(100), [], 3)).toHaveLength(3);
});

it('finds fields in their order, a repeated one at its next place, and leaves out what it cannot find', () => {
  const data = new TextEncoder().encode('##0032CN=2011;名=井;a-Flag=N;b-Flag=N');
  const values = ['##', '0032', 'CN=2011', ';', 'other=x', ';', 'a-Flag=N', ';', 'b-Flag=N', ''];
  const found = locateFields(
    data,
    values.map((value, i) => ({ key: `k${i}`, value })),
  );
  expect(found.map(({ offset, length }) => [offset, length])).toEqual([
    [0, 2],
    [2, 4],
    [6, 7],
    [13, 1],
    [0, 0],
    [21, 1],
    [22, 8],
    [30, 1],
    [31, 8],
    [0, 0],
  ]);
  expect(found.map(({ text }) => text)).toEqual(values);
});
