import { describe, expect, it } from 'vitest';
import { decodeSegment, type Hj212Message } from './decode.ts';
import { Reassembler } from './reassemble.ts';

function part(pnum: number, pno: number, cp: string, extra = 'MN=1;Flag=7'): Hj212Message {
  const text = `QN=2025061209300053${pno};ST=39;CN=2051;${extra};PNUM=${pnum};PNO=${pno};CP=&&DataTime=20250612093000;${cp}&&`;
  return decodeSegment(new TextEncoder().encode(text));
}

function clocked(limits = { maxPending: 4, maxParts: 8, maxAgeMs: 1000 }) {
  let now = 0;
  const reassembler = new Reassembler(() => now, limits);
  return { reassembler, pass: (ms: number) => (now += ms) };
}

const whole = [{ DataTime: '20250612093000' }, { a: '1' }, { b: '2' }, { c: '3' }];

describe('Reassembler', () => {
  it.each([[[1, 2, 3]], [[3, 1, 2]], [[2, 2, 1, 3]]])(
    'puts parts with different QNs together, arriving as %j',
    (order) => {
      const { reassembler } = clocked();
      const out = order.flatMap((pno) =>
        reassembler.add(part(3, pno, ['', 'a=1', 'b=2', 'c=3'][pno] as string)),
      );
      expect(out).toMatchObject([{ kind: 'whole', message: { cp: whole } }]);
      expect(reassembler.pending).toBe(0);
    },
  );

  it.each([
    ['no D bit', part(2, 1, 'a=1', 'MN=1;Flag=5')],
    ['one part', part(1, 1, 'a=1')],
    ['PNO out of range', part(2, 3, 'a=1')],
    ['too many parts', part(9, 1, 'a=1')],
    ['no numbers', decodeSegment(new TextEncoder().encode('CN=2051;Flag=7;CP=&&&&'))],
  ])('passes on at once: %s', (_, message) => {
    expect(clocked().reassembler.add(message)).toEqual([{ kind: 'whole', message }]);
  });

  it('keeps stations apart', () => {
    const { reassembler } = clocked();
    expect(reassembler.add(part(2, 1, 'a=1', 'MN=1;Flag=7'))).toEqual([]);
    expect(reassembler.add(part(2, 2, 'b=2', 'MN=2;Flag=7'))).toEqual([]);
    expect(reassembler.pending).toBe(2);
  });

  it('gives out what waited too long, with the numbers of what is missing', () => {
    const { reassembler, pass } = clocked();
    reassembler.add(part(3, 2, 'b=2'));
    pass(999);
    expect(reassembler.expire()).toEqual([]);
    pass(1);
    expect(reassembler.expire()).toMatchObject([
      { kind: 'incomplete', missing: [1, 3], message: { cp: [{ DataTime: '20250612093000' }, { b: '2' }] } },
    ]);
    expect(reassembler.pending).toBe(0);
  });

  it('is bounded: the oldest goes out when one more begins', () => {
    const { reassembler } = clocked();
    for (let station = 0; station < 100; station++) {
      const out = reassembler.add(part(2, 1, 'a=1', `MN=${station};Flag=7`));
      expect(out.map((one) => one.kind)).toEqual(station < 4 ? [] : ['incomplete']);
      expect(reassembler.pending).toBeLessThanOrEqual(4);
    }
  });
});
