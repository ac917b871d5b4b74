import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText } from '../hex.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { YaohuaFramer } from './frame.ts';

function read(bytes: Uint8Array) {
  const framer = new YaohuaFramer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return { ...decodeFrame(event.frame), ok: event.frame.ok };
}
const fixture = (name: string) => read(fixtures.find((item) => item.name === name)?.bytes ?? fromText(''));

describe('decodeFrame', () => {
  it.each([
    ['continuous, +18640', { value: 18_640, code: 'weight', stable: null, unit: null }],
    ['continuous, -0.35', { value: -0.35 }],
    ['continuous, check in 3A–3F', { value: 12_360, ok: true }],
    ['continuous, overloaded', { value: null, overload: true }],
    ['request for gross', { value: null, command: { address: 'A', letter: 'B' } }],
    ['handshake answered', { value: null, overload: false, command: { address: 'B', letter: 'a' } }],
    ['gross answered', { value: 18_640, code: 'gross' }],
    ['= packet', { value: null, equals: { lowFirst: 18.46, highFirst: 64.81 } }],
    ['= packet, negative', { equals: { lowFirst: -12.5, highFirst: null } }],
    ['W text', { value: 18.64, code: 'gross', unit: 'kg' }],
    ['w text', { value: 10.44, code: 'net' }],
    ['ST text', { value: 18_640, code: 'gross', stable: true }],
    ['US text with blanks', { value: -120.5, code: 'net', stable: false }],
    ['OL text', { value: null, overload: true, stable: false }],
    ['too much', { value: null, overload: true }],
  ])('%s', (name, expected) => {
    expect(fixture(name)).toMatchObject(expected);
  });
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.integer({ min: 0, max: 4 }),
      (n, decimals) => {
        const value = n / 10 ** decimals;
        expect(read(encodePacket({ form: 'continuous', value, decimals })).value).toBeCloseTo(value, 6);
        const answer = encodePacket({ form: 'command', address: 'C', letter: 'd', value, decimals });
        expect(read(answer)).toMatchObject({ ok: true, code: 'net' });
      },
    ),
  );
});

it.each([
  { form: 'continuous', value: 1_000_000 } as const,
  { form: 'continuous', value: 1, decimals: 5 } as const,
  { form: 'command', address: 'a', letter: 'B' } as const,
])('refuses what the wire cannot carry: %j', (packet) => {
  expect(() => encodePacket(packet)).toThrow(RangeError);
});
