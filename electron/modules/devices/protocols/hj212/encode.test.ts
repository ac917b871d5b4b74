import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrame, decodeSegment } from './decode.ts';
import { answerTo, encodePacket, frameSegment } from './encode.ts';
import { fixture } from './fixtures.ts';
import { Hj212Framer } from './frame.ts';
import { latin1 } from './text.ts';

const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,11}$/);
const value = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((text) => !/[;,&\p{Cc}]|##|^\s|\s$/u.test(text) && text.isWellFormed());
const pairs = (min: number) =>
  fc.dictionary(name, value, { minKeys: min, maxKeys: 6, noNullPrototype: true });

describe('encodePacket', () => {
  it('comes back from frame and decode as it went in', () => {
    const crc = fc.constantFrom('hj212' as const, 'modbus' as const, 'modbus-swapped' as const);
    fc.assert(
      fc.property(pairs(1), fc.array(pairs(1), { maxLength: 6 }), crc, (fields, cp, mode) => {
        const packet = encodePacket({ fields, cp, crc: mode });
        const [event] = new Hj212Framer().push(packet);
        if (event?.type !== 'frame') throw new Error('no frame');
        expect(event.frame.ok).toBe(true);
        expect(event.frame.size).toBe(packet.length);
        const message = decodeFrame(event.frame);
        expect(message.fields).toEqual(fields);
        if (!message.encrypted) expect(message.cp).toEqual(cp);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    [{ QN: '1;2' }, []],
    [{ QN: '1\r\n##' }, []],
    [{ 'Q=N': '1' }, []],
    [{ QN: '1' }, [{ a: '&&' }]],
    [{ QN: '1' }, [{ a: 'x##0101QN' }]],
    [{ QN: '1' }, [{ '': '1' }]],
    [{ '1QN': '1' }, []],
  ])('refuses %j %j', (fields, cp) => {
    expect(() => encodePacket({ fields, cp } as never)).toThrow(RangeError);
  });

  it('refuses a segment that four digits cannot count', () => {
    expect(() => frameSegment(new Uint8Array(10_000))).toThrow(RangeError);
    expect(latin1(frameSegment(new Uint8Array(9999).fill(0x41))).slice(0, 6)).toBe('##9999');
  });
});

describe('answerTo (2017, tables C.14 to C.18)', () => {
  const message = (text: string) => decodeSegment(new TextEncoder().encode(text));

  it('writes the packet of tables C.14 to C.18', () => {
    const answer = answerTo(
      message('QN=20250612093001000;ST=39;CN=2011;PW=123456;MN=YC3209810000000000000017;Flag=5;CP=&&&&'),
      '9014',
    );
    expect(answer && latin1(encodePacket(answer))).toBe(latin1(fixture('answer')));
  });

  it('carries results of requests', () => {
    const answer = answerTo(message('QN=1;CN=1012;PW=2;MN=3;Flag=5;CP=&&&&'), '9011', [{ QnRtn: '1' }]);
    expect(answer).toEqual({
      fields: { QN: '1', ST: '91', CN: '9011', PW: '2', MN: '3', Flag: '4' },
      cp: [{ QnRtn: '1' }],
    });
  });

  it.each([
    ['Flag=1', '0'],
    ['Flag=7', '4'],
    ['Flag=11', '8'],
    ['X=1', '4'],
  ])('answers %s with Flag=%s', (flag, expected) => {
    expect(answerTo(message(`QN=1;CN=2011;${flag};CP=&&&&`), '9014')?.fields.Flag).toBe(expected);
  });

  it.each(['MN=##0101QN', 'MN=中', `MN=${'1'.repeat(65)}`, 'PW=a=b', 'QN=1,ST<2'])(
    'sends nothing foreign on: %s',
    (bad) => {
      expect(answerTo(message(`QN=1;CN=2011;${bad};Flag=5;CP=&&&&`), '9014')).toBeNull();
    },
  );
});
