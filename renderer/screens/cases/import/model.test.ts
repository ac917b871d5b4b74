import * as fs from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ImportProgress,
  type Inspection,
  type Mapping,
  mappedColumns,
  mappingSchema,
  ROW_ERROR_CODES,
  ROW_FLAGS,
} from '#shared/modules/imports/index.ts';
import {
  adoptMapping,
  firstMapping,
  guessFor,
  percentOf,
  problemsOf,
  sizeText,
  textSource,
  valueRows,
  withValue,
} from './model.ts';

const shipped = (name: string): Mapping =>
  mappingSchema.parse(
    JSON.parse(
      fs.readFileSync(new URL(`../../../../resources/mappings/${name}.json`, import.meta.url), 'utf8'),
    ),
  );
const HOTLINE = shipped('hotline-12345-zh');

const inspection = (part: Partial<Inspection> = {}): Inspection => ({
  fileName: '工单 2026/11.csv',
  bytes: 1000,
  format: { kind: 'csv', delimiter: 'auto', encoding: 'auto', headerRow: 1 },
  encoding: 'gb18030',
  delimiter: ',',
  sheets: [],
  columns: [],
  lookedAt: 0,
  guess: null,
  guesses: [],
  ...part,
});

const where = (mapping: Mapping, columns: readonly string[]) =>
  problemsOf(mapping, columns).map((problem) => `${problem.where} ${problem.code}`);

describe('firstMapping', () => {
  it('takes the guess', () => {
    expect(firstMapping(inspection({ guess: HOTLINE }), 'Asia/Shanghai')).toBe(HOTLINE);
  });

  it('leaves to choose what could not be guessed, under a name that may be saved', () => {
    const mapping = firstMapping(inspection(), 'Asia/Shanghai');
    expect(mapping.name).toBe('工单 202611');
    expect(where(mapping, [])).toEqual([
      'source required',
      'externalId required',
      'reportedAt required',
      'description required',
      'sourceCode required',
      'class required',
      'status required',
    ]);
  });
});

it('starts from what could be guessed where a whole guess was not possible', () => {
  const guess = (field: string, column: string) =>
    ({ field, columns: [column], confidence: 0.9, because: 'header' }) as const;
  const guesses = [
    guess('externalId', '编号'),
    guess('classType', '类型'),
    guess('lng', '经度'),
    guess('lat', '纬度'),
  ];
  const { fields } = firstMapping(
    inspection({ guesses: guesses.map((one) => ({ ...one, columns: [...one.columns] })) }),
    'Asia/Shanghai',
  );
  expect(fields.externalId).toEqual({ column: '编号' });
  expect(fields.class.columns).toEqual(['类型']);
  expect(fields.point).toEqual({ lngColumn: '经度', latColumn: '纬度', system: 'WGS84' });
  expect(fields.reportedAt).toEqual({ column: '' });
});

describe('problemsOf', () => {
  it.each(['hotline-12345-zh', 'service-requests-311', 'ucc-cases'])(
    'finds nothing wrong with %s and a file that has its columns',
    (name) => {
      const mapping = shipped(name);
      expect(problemsOf(mapping, mappedColumns(mapping))).toEqual([]);
    },
  );

  it.each<[string, (mapping: Mapping) => Mapping, string]>([
    ['no id', (m) => ({ ...m, fields: { ...m.fields, externalId: { column: '' } } }), 'externalId required'],
    [
      'an empty template',
      (m) => ({ ...m, fields: { ...m.fields, description: { template: ' ' } } }),
      'description required',
    ],
    ['a time that is none', (m) => ({ ...m, time: { ...m.time, formats: ['yyyy-QQ'] } }), 'time timeRule'],
    ['no such zone', (m) => ({ ...m, time: { ...m.time, zone: 'Moon/Crater' } }), 'time timeRule'],
    ['a name with a slash', (m) => ({ ...m, name: 'a/b' }), 'name invalid'],
    ['a source with blanks', (m) => ({ ...m, source: 'a b' }), 'source invalid'],
  ])('names %s', (_what, change, expected) => {
    expect(where(change(HOTLINE), mappedColumns(HOTLINE))).toContain(expected);
  });

  it('says at which field a column is missing', () => {
    for (const column of mappedColumns(HOTLINE)) {
      const problems = problemsOf(
        HOTLINE,
        mappedColumns(HOTLINE).filter((other) => other !== column),
      );
      expect(problems).toEqual([{ where: expect.any(String), code: 'missingColumn', detail: column }]);
    }
    expect(
      where(
        HOTLINE,
        mappedColumns(HOTLINE).filter((c) => c !== '截止时间'),
      ),
    ).toEqual(['dueAt missingColumn']);
  });
});

it('keeps the layout of the file where a saved mapping was made for another kind', () => {
  expect(adoptMapping(HOTLINE, inspection()).format.kind).toBe('csv');
  const xlsx = inspection({ format: { kind: 'xlsx', sheet: 1, headerRow: 1 } });
  expect(adoptMapping(HOTLINE, xlsx)).toBe(HOTLINE);
});

describe('value tables', () => {
  const found = [
    { value: '已办结', count: 7 },
    { value: '', count: 3 },
    { value: 'ＯＰＥＮ', count: 2 },
  ];

  it('list what was found with what it becomes, then what only the table knows', () => {
    expect(valueRows({ open: 'registered', 归档: 'closed' }, found)).toEqual([
      { value: '已办结', count: 7, to: null },
      { value: 'ＯＰＥＮ', count: 2, to: 'registered' },
      { value: '归档', count: 0, to: 'closed' },
    ]);
  });

  it('hold one entry for spellings that count as the same', () => {
    expect(withValue({ open: 'registered' }, 'ＯＰＥＮ', 'closed')).toEqual({ ＯＰＥＮ: 'closed' });
    expect(withValue({ open: 'registered' }, 'Open ', null)).toEqual({});
  });

  it('say what they were told', () => {
    const values = fc.string({ maxLength: 8 }).filter((text) => text.trim() !== '' && text !== '__proto__');
    fc.assert(
      fc.property(fc.dictionary(values, values), values, values, (table, value, to) => {
        const rows = valueRows(withValue(table, value, to), [{ value, count: 1 }]);
        expect(rows[0]).toEqual({ value, count: 1, to });
      }),
    );
  });
});

it('reads several columns as one text', () => {
  expect(textSource(['A'])).toEqual({ column: 'A' });
  expect(textSource(['A', 'B'])).toEqual({ template: '{A} {B}' });
  expect(textSource([])).toEqual({ column: '' });
});

it('shows a guess only where the mapping follows it', () => {
  const guess = { field: 'classType', columns: ['诉求类型'], confidence: 0.9, because: 'header' } as const;
  expect(guessFor([{ ...guess, columns: [...guess.columns] }], 'class', ['诉求类型'])?.confidence).toBe(0.9);
  expect(guessFor([{ ...guess, columns: [...guess.columns] }], 'class', ['别的'])).toBeNull();
});

it.each([
  ['running', 50, 200, 25],
  ['running', 200, 200, 99],
  ['running', 0, 0, 0],
  ['finished', 150, 200, 100],
  ['cancelled', 100, 200, 50],
] as const)('%s with %i of %i bytes is %i %%', (state, bytesRead, bytesTotal, expected) => {
  expect(percentOf({ state, bytesRead, bytesTotal } as ImportProgress)).toBe(expected);
});

it.each([
  [10, '10 B'],
  [2048, '2.0 KB'],
  [15_000_000, '14 MB'],
])('%i bytes are %s', (bytes, expected) => {
  expect(sizeText(bytes)).toBe(expected);
});

it.each(['zh-CN', 'en'])('every reason and flag has a text in %s', (language) => {
  const texts = JSON.parse(
    fs.readFileSync(new URL(`../../../i18n/${language}/imports.json`, import.meta.url), 'utf8'),
  );
  expect(ROW_ERROR_CODES.filter((code) => !texts.rowError[code])).toEqual([]);
  expect(ROW_FLAGS.filter((flag) => !texts.flag[flag])).toEqual([]);
});
