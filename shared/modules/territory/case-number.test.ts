import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CaseNumberParts,
  caseNumberFormatSchema,
  formatCaseNumber,
  parseCaseNumber,
} from './case-number.ts';

const plain = '{kind}{class}{yyyyMMdd}{serial:4}';
const dust: CaseNumberParts = {
  kind: 'event',
  classCode: '0302',
  date: '2026-11-21',
  serial: 17,
  station: 'A',
};

describe('formatCaseNumber', () => {
  it.each([
    [plain, dust, 'E0302202611210017'],
    ['{kind}{class}{yyyyMMdd}{station}{serial}', dust, 'E030220261121A0017'],
    ['{kind}{class}{yyyyMMdd}{station:2}{serial:5}', { ...dust, station: '07' }, 'E0302202611210700017'],
    ['城管-{yyyyMMdd}-{kind}{class}-{serial:3}', { ...dust, kind: 'component' }, '城管-20261121-C0302-017'],
    [plain, { ...dust, serial: 12_345 }, 'E03022026112112345'],
  ] as const)('%s → %s', (format, parts, number) => {
    expect(formatCaseNumber(format, parts)).toBe(number);
  });

  it.each([
    ['a station of the wrong width', { ...dust, station: 'AB' }],
    ['a station in lower case', { ...dust, station: 'a' }],
    ['a class that is not four digits', { ...dust, classCode: '302' }],
    ['a day that does not exist', { ...dust, date: '2026-02-30' }],
    ['a serial that is no whole number', { ...dust, serial: 1.5 }],
    ['a serial below zero', { ...dust, serial: -1 }],
  ])('refuses %s', (_what, parts) => {
    expect(() => formatCaseNumber('{kind}{class}{yyyyMMdd}{station}{serial}', parts)).toThrow(/do not fit/);
  });
});

describe('caseNumberFormatSchema', () => {
  it.each([
    ['{kind}{class}{yyyyMMdd}', 'serial'],
    ['{kind}{class}{serial}{yyyyMMdd}', 'last'],
    ['{kind}{kind}{class}{yyyyMMdd}{serial}', 'twice'],
    ['{kind}{klass}{yyyyMMdd}{serial}', 'unknown'],
    ['{kind:3}{class}{yyyyMMdd}{serial}', 'unknown'],
    ['{kind}{class}{yyyyMMdd}{station:3}{serial}', 'one or two'],
    ['{kind}{class}{yyyyMMdd}{serial:9}', 'three to eight'],
    ['{kind}{class}{yyyyMMdd}{serial', 'unknown'],
  ])('refuses %s', (format, word) => {
    const result = caseNumberFormatSchema.safeParse(format);
    expect(result.error?.issues[0]?.message).toContain(word);
  });
});

describe('parseCaseNumber', () => {
  const stations = fc.integer({ min: 0, max: 2 }).chain((width) =>
    fc.record({
      width: fc.constant(width),
      station: fc.string({
        unit: fc.constantFrom(...'0123456789ABCXYZ'),
        minLength: width,
        maxLength: width,
      }),
    }),
  );
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });

  it('reads back what was written, for every format', () => {
    fc.assert(
      fc.property(
        stations,
        fc.constantFrom('', '-', '案.'),
        fc.integer({ min: 3, max: 8 }),
        fc.constantFrom('component' as const, 'event' as const),
        fc.integer({ min: 0, max: 9999 }),
        days,
        fc.integer({ min: 0, max: 99_999_999 }),
        ({ width, station }, literal, digits, kind, code, day, serial) => {
          const block = width === 0 ? '' : `{station:${width}}`;
          const format = `${literal}{kind}{class}${literal}{yyyyMMdd}${block}{serial:${digits}}`;
          const classCode = String(code).padStart(4, '0');
          const parts = { kind, classCode, date: day.toISOString().slice(0, 10), serial, station };
          expect(parseCaseNumber(format, formatCaseNumber(format, parts))).toEqual(parts);
        },
      ),
    );
  });

  it.each([
    ['', plain],
    ['X0302202611210017', plain],
    ['E0302202613210017', plain],
    ['E030220261121017', plain],
    ['E03022026112100017', plain],
    ['E0302202611210017 ', plain],
    [`E030220261121${'1'.repeat(200)}`, plain],
  ])('finds nothing in "%s"', (number, format) => {
    expect(parseCaseNumber(format, number)).toBeNull();
  });
});
