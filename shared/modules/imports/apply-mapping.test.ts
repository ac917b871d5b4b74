import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMapping } from './apply-mapping.ts';
import type { MappingLookups } from './mapped-case.ts';
import { type MappingInput, mappingSchema } from './mapping.ts';

const COLUMNS = ['id', 'at', 'done', 'due', 'type', 'sub', 'status', 'unit', 'street', 'lng', 'lat', 'text'];
const lookups: MappingLookups = {
  classExists: (key) => ['E0110', 'E0401', 'E0199'].includes(key),
  classByName: (name) => (name === '路面塌陷' ? 'E0401' : null),
  streetByName: (name) => (name === '晨曦' ? '999999001' : null),
  unitByName: (name) => (name === '一队' ? 'squad-1' : null),
  streetAt: (lng) => (lng > 121 ? '999999002' : null),
};
const base: MappingInput = {
  version: 1,
  name: 'm',
  source: 's',
  format: { kind: 'csv' },
  time: { formats: ['yyyy-MM-dd'], zone: '+00:00' },
  fields: {
    externalId: { column: 'id' },
    reportedAt: { column: 'at' },
    closedAt: { column: 'done' },
    dueAt: { column: 'due' },
    description: { template: '{type}：{sub}，{text}' },
    class: {
      columns: ['type', 'sub'],
      table: { Street: 'E0110', 'street / Cave-in': 'E0401', gone: 'E9999' },
      fallback: 'E0199',
    },
    status: {
      column: 'status',
      table: { ＯＰＥＮ: 'to_dispatch', working: 'disposing', closed: 'closed' },
      fallback: null,
    },
    street: { column: 'street', byPoint: true },
    point: { lngColumn: 'lng', latColumn: 'lat', system: 'WGS84' },
    unit: { column: 'unit' },
    sourceCode: { fallback: '02' },
  },
};
const map = compileMapping(mappingSchema.parse(base), COLUMNS, lookups);
const row = (cells: Partial<Record<string, string>>) => {
  const full: Record<string, string> = {
    id: '1',
    at: '2026-01-05',
    type: 'Street',
    status: 'open',
    ...cells,
  };
  return map(COLUMNS.map((column) => full[column] ?? ''));
};

describe('compileMapping', () => {
  it.each([
    ['the narrower class first', { sub: 'cave-in' }, { classKey: 'E0401' }, ['pointAbsent']],
    ['the wider class else', { sub: 'other' }, { classKey: 'E0110' }, ['pointAbsent']],
    ['a class by its name', { type: '路面塌陷' }, { classKey: 'E0401' }, ['pointAbsent']],
    ['the fallback, flagged', { type: 'Noise' }, { classKey: 'E0199' }, ['classFallback', 'pointAbsent']],
    [
      'no class that the station lacks',
      { type: 'gone' },
      { classKey: 'E0199' },
      ['classFallback', 'pointAbsent'],
    ],
    ['texts without holes', { text: 'x' }, { description: 'Street，x' }, ['pointAbsent']],
    ['a status in any case', { status: ' OPEN ' }, { stage: 'to_dispatch' }, ['pointAbsent']],
    [
      'no hands where there is no unit',
      { status: 'working' },
      { stage: 'to_dispatch' },
      ['pointAbsent', 'unitMissing'],
    ],
    [
      'the unit by name',
      { status: 'working', unit: '一队' },
      { stage: 'disposing', unitId: 'squad-1' },
      ['pointAbsent'],
    ],
    ['an unknown unit, flagged', { unit: '二队' }, { unitId: null }, ['pointAbsent', 'unitUnknown']],
    [
      'closed without a time, flagged',
      { status: 'closed' },
      { closedAt: null },
      ['pointAbsent', 'closedAtMissing'],
    ],
    ['no time of closing on an open case', { done: '2026-01-06' }, { closedAt: null }, ['pointAbsent']],
    ['the street by name', { street: '晨曦', lng: '121.4', lat: '31' }, { streetCode: '999999001' }, []],
    ['else by its point', { street: '何处', lng: '121.4', lat: '31' }, { streetCode: '999999002' }, []],
    [
      'a point outside, kept',
      { lng: '-73.9', lat: '40' },
      { streetCode: null, location: { lng: -73.9, lat: 40, origin: 'wgs84' } },
      ['pointOutside'],
    ],
  ])('takes %s', (_what, cells, expected, flags) => {
    expect(row(cells)).toMatchObject({ case: expected, flags });
  });

  it.each([
    [{ id: ' ' }, [{ code: 'empty', column: 'id' }]],
    [{ at: '' }, [{ code: 'empty', column: 'at' }]],
    [{ at: '2026-02-30' }, [{ code: 'timeUnreadable', column: 'at', excerpt: '2026-02-30' }]],
    [{ done: '2026-01-04' }, [{ code: 'closedBeforeReported', column: 'done' }]],
    [{ due: '2026-01-04' }, [{ code: 'dueBeforeReported', column: 'due' }]],
    [{ status: 'lost' }, [{ code: 'statusUnknown', column: 'status', excerpt: 'lost' }]],
    [{ lng: 'east', lat: '1' }, [{ code: 'pointUnreadable', column: 'lng' }]],
    [{ text: 'x'.repeat(40_000) }, [{ code: 'tooLong', column: 'text' }]],
    [
      { id: '', at: 'x', status: '' },
      [{ code: 'empty' }, { code: 'timeUnreadable' }, { code: 'statusUnknown' }],
    ],
  ])('rejects %j', (cells, errors) => {
    expect(row(cells)).toMatchObject({ errors });
  });

  it('never cuts a character in half', () => {
    const mapped = row({ text: 'x'.repeat(1992) + '𠮷'.repeat(10) });
    expect('case' in mapped && mapped.case.description.isWellFormed()).toBe(true);
  });

  it('is total, and says the same twice', () => {
    const cell = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', '2026-01-05', 'open', '1'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 14 }), (cells) => {
        expect(map(cells)).toEqual(map(cells));
      }),
    );
  });
});
