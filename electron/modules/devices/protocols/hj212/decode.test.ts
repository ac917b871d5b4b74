import { describe, expect, it } from 'vitest';
import { decodeFrame, decodeSegment, type Hj212Message, lookup, parseCp, parseFlag } from './decode.ts';
import { type FixtureName, fixture } from './fixtures.ts';
import { Hj212Framer } from './frame.ts';

function decode(name: FixtureName): Hj212Message {
  const [event] = new Hj212Framer().push(fixture(name));
  if (event?.type !== 'frame') throw new Error(`no frame in ${name}`);
  return decodeFrame(event.frame);
}

const segment = (text: string): Hj212Message => decodeSegment(new TextEncoder().encode(text));

describe('fields and CP', () => {
  it('keeps CP items in order, pairs together', () => {
    const { fields, cp } = decode('fume');
    expect(fields).toEqual({
      QN: '20250612113000000',
      ST: '51',
      CN: '2011',
      PW: '123456',
      MN: 'YY3209810000000000000042',
      Flag: '5',
    });
    expect(cp).toEqual([
      { DataTime: '20250612113000' },
      { 'SB7-RS': '1' },
      { 'SB8-RS': '4' },
      { 'a34041-Rtd': '1.26', 'a34041-Flag': 'N' },
      { 'a24088-Rtd': '4.81', 'a24088-Flag': 'N' },
    ]);
  });

  it.each<[what: string, inside: string, items: unknown]>([
    ['nothing', '', []],
    ['a blank', ' ', []],
    ['a trailing semicolon', 'a=1;', [{ a: '1' }]],
    ['blanks around', ' PolId=w01018 ', [{ PolId: 'w01018' }]],
    ['a name given twice', 'C=1,C=2', [{ C: '2' }]],
    ['equals signs in a value', 'a=b=c', [{ a: 'b=c' }]],
    ['a word without value', 'a;b=1', [{ a: '' }, { b: '1' }]],
    ['empty items', ';;,;', []],
  ])('reads %s', (_, inside, items) => {
    expect(parseCp(inside)).toEqual(items);
  });

  it('forgives what the standard itself misprints', () => {
    expect(decode('standardsTypos')).toMatchObject({
      fields: { QN: '20250612093000534', ST: '39', CN: '2061', MN: 'YC0017', Flag: '5' },
      cp: [{ DataTime: '20250612080000' }, { 'a34001-Avg': '120.5' }],
    });
  });

  it('takes a segment without CP for fields alone', () => {
    const message = decode('withoutCp');
    expect(message.hasCp).toBe(false);
    expect(message.cp).toEqual([]);
    expect(message.fields.IMEI).toBe('860000000000017&&');
  });

  it('keeps hostile names as ordinary ones', () => {
    const { fields, cp } = segment('__proto__=x;constructor=y;CP=&&__proto__=z&&');
    expect(JSON.stringify([fields, cp])).toBe('[{"__proto__":"x","constructor":"y"},[{"__proto__":"z"}]]');
    expect(lookup(segment('CN=1;CP=&&&&').fields, 'constructor')).toBeUndefined();
  });

  it('finds names in capitals, exact spelling first', () => {
    expect(lookup(decode('capitals').fields, 'Flag')).toBe('0');
    expect(lookup({ FLAG: '1', Flag: '2' }, 'Flag')).toBe('2');
  });
});

describe('Flag (2017)', () => {
  it.each([
    ['0', false, false, '2005'],
    ['1', true, false, '2005'],
    ['3', true, true, '2005'],
    ['4', false, false, '2017'],
    ['5', true, false, '2017'],
    ['7', true, true, '2017'],
    ['9', true, false, '2025'],
    ['11', true, true, '2025'],
    ['13', true, false, 'unknown'],
  ])('%s', (text, wantsAnswer, split, edition) => {
    expect(parseFlag(text)).toEqual({ wantsAnswer, split, edition });
  });

  it.each([undefined, '', 'N', '-1', '256', '5.0'])('%s is none', (text) => {
    expect(parseFlag(text)).toBeNull();
  });
});

describe('text', () => {
  const info = (message: Hj212Message): string | undefined => message.cp.at(-1)?.['i11001-Info'];

  it('reads UTF-8 and, where it is none, GBK', () => {
    expect([decode('infoUtf8').encoding, info(decode('infoUtf8'))]).toEqual(['utf-8', '//更换滤膜//']);
    expect([decode('infoGbk').encoding, info(decode('infoGbk'))]).toEqual(['gbk', '//更换滤膜//']);
  });

  it('reads UTF-8 cut in the middle of a character as UTF-8', () => {
    const whole = new TextEncoder().encode('CP=&&i11001-Info=//更换滤膜');
    for (const cut of [1, 2]) {
      const message = decodeSegment(Buffer.concat([whole.subarray(0, -cut), Buffer.from('&&')]));
      expect(info(message)).toBe('//更换滤\ufffd');
    }
  });
});

describe('2025 edition', () => {
  it('recognises an encrypted CP and leaves it alone', () => {
    expect(decode('encrypted2025')).toMatchObject({
      encrypted: true,
      cp: [],
      hasCp: true,
      flag: { edition: '2025' },
    });
  });
});
