import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldText } from '#shared/modules/cases/index.ts';
import { caseFinder } from './find-case.ts';
import { createCases } from './index.ts';
import { likeness, similarFinder } from './queries/find-similar.query.ts';
import { caseSearcher } from './queries/search.query.ts';
import { queryOf, tokensOf } from './search-text.ts';
import { casesStation, loadDemo, makeCases, START } from './testing.ts';

const demo = loadDemo();
const station = casesStation(':memory:', demo);
const cases = createCases({ ...station, mediaDir: '/nowhere' });
const search = caseSearcher(station.db, caseFinder(station.db), demo.territory, station.calendars.of);
const GOLDEN = [
  ['P1', '云溪路雨水井盖破损，影响通行', '云溪路88号', '13800008000'],
  ['P2', '渣土车苏A12345沿途遗撒', '滨江大道12号', '13911112222'],
  ['P3', '井边垃圾，盖子完好', '云溪路1号', null],
  ['P4', 'ＡＢＣ大厦油烟扰民 Wi-Fi', '学府街３号', '051287654321'],
  ['P5', '井盖完好，旁边护栏破损', '滨江大道9号', null],
] as const;
const ids = new Map<string, string>();

beforeAll(() => {
  const [base] = makeCases(1, demo.territory, 5, 0);
  if (!base) throw new Error('no case');
  const rows = GOLDEN.map(([externalId, description, address, phone], i) => ({
    ...base,
    externalId,
    description,
    address,
    number: `E010220260101X9${i}77`,
    reporter: phone ? { name: '张三丰', phone } : null,
    registeredAt: START - i * 1000,
    location: { lng: 121.5 + i * 0.001, lat: 31.2, origin: 'wgs84' as const },
    stage: i === 3 ? ('to_file' as const) : ('closed' as const),
  }));
  for (const [i, id] of cases.bulkRegister('system', rows).entries()) ids.set(id, rows[i]?.externalId ?? '');
});
afterAll(() => station.db.close());

const found = (text: string) => search({ text, limit: 20 }).hits.map(({ row }) => ids.get(row.id));

describe('search', () => {
  it.each<[string, string[]]>([
    ['井', ['P1', 'P3', 'P5']],
    ['井盖', ['P1', 'P5']],
    ['井盖破损', ['P1']],
    ['盖破', ['P1']],
    ['云溪路 破损', ['P1']],
    ['云溪', ['P1', 'P3']],
    ['A12345', ['P2']],
    ['a123', ['P2']],
    ['2345', ['P2']],
    ['苏A1', ['P2']],
    ['abc', ['P4']],
    ['学府街3号', ['P4']],
    ['wi-fi', ['P4']],
    ['E010220260101X9177', ['P2']],
    ['E010220260101x9', ['P4', 'P1', 'P2', 'P3', 'P5']],
    ['9177', ['P2']],
    ['13800008000', ['P1']],
    ['138000', ['P1']],
    ['2222', ['P2']],
    ['4321', ['P4']],
    ['P2', []],
    ['张三丰', []],
    ['没有', []],
    ['，', []],
    ['" OR *', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('puts open cases first, marks where the words stand and offers names by initials', () => {
    expect(found('大')).toEqual(['P4', 'P2', 'P5']);
    const [hit] = search({ text: '井盖', limit: 20 }).hits;
    expect(hit?.highlights).toEqual([{ field: 'description', start: 5, end: 7 }]);
    expect(search({ text: 'blljwt', limit: 5 }).names.every(({ kind }) => kind !== undefined)).toBe(true);
    const manhole = search({ text: 'ysjg', limit: 5 }).names;
    expect(manhole.some(({ kind, zh }) => kind === 'class' && zh.includes('井盖'))).toBe(true);
  });

  it('gives a phone only to the door that masks it, and no name at all', () => {
    const [hit] = search({ text: '13800008000', limit: 5 }).hits;
    expect(hit?.phone).toBe('13800008000');
    expect(search({ text: '井盖', limit: 5 }).hits[0]?.phone).toBeNull();
    expect(JSON.stringify(search({ text: '井', limit: 5 }))).not.toContain('张三丰');
  });

  it('finds every substring of a text, whatever is asked', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'井盖破损路aB19０Ａ， -"*'),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (whole, from, length) => {
        const part = whole.slice(from, from + 1 + length);
        const { match, needles } = queryOf(part);
        expect(foldText(whole)).toHaveLength(whole.length);
        for (const needle of needles) expect(foldText(whole)).toContain(needle);
        if (match === null || match.endsWith('*')) return;
        const tokens = new Set(tokensOf(whole).split(' '));
        for (const term of match.split(' AND ')) expect(tokens).toContain(term.slice(1, -1));
      }),
      { numRuns: 500 },
    );
  });
});

describe('similar cases', () => {
  const similar = similarFinder(station.db, station.calendars.of, () => START + 1000);
  const ask = { lng: 121.5, lat: 31.2, radiusM: 150, classKey: null, days: 7, text: '井盖破损', limit: 8 };
  it('finds by place, days and words', () => {
    const names = (change: object) => similar({ ...ask, ...change }).map(({ row }) => ids.get(row.id));
    expect(names({})).toEqual(['P1', 'P2']);
    expect(names({ radiusM: 50 })).toEqual(['P1']);
    expect(names({ radiusM: 2000 })).toHaveLength(5);
    expect(names({ lat: 31.3 })).toEqual([]);
  });
  it('measures likeness from 0 to 1', () => {
    expect(likeness('井盖破损', '井盖破损')).toBe(1);
    expect(likeness('井盖', '油烟')).toBe(0);
  });
});
