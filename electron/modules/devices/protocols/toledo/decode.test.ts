import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { fromHex } from '../hex.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { ToledoFramer } from './frame.ts';
import { protocol } from './index.ts';

function read(bytes: Uint8Array) {
  const framer = new ToledoFramer();
  const [event] = [...framer.push(bytes), ...framer.flush('end')];
  if (event?.type !== 'frame') throw new Error('no frame');
  return { ...decodeFrame(event.frame), checked: event.frame.checked };
}
const bytesOf = (name: string) => fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();
const rest = { unit: 'kg', net: false, moving: false, outOfRange: false };

describe('decodeFrame', () => {
  it.each([
    ['gross at rest', { ...rest, weight: 18_640, tare: 0, checked: true }],
    ['net, negative, moving, two decimals', { weight: -12.5, tare: 3, net: true, moving: true }],
    ['seven bits with even parity read as eight', { ...rest, weight: 18_640, tare: 8200, checked: true }],
    ['no check byte', { weight: 18_640, checked: false }],
    ['out of range', { weight: null, outOfRange: true }],
    ['pounds', { weight: 1000, unit: 'lb' }],
  ])('%s', (name, expected) => {
    expect(read(bytesOf(name))).toMatchObject(expected);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999, max: 999_999 }),
        fc.integer({ min: 0, max: 5 }),
        fc.boolean(),
        fc.boolean(),
        (n, decimals, net, moving) => {
          const weight = n / 10 ** decimals;
          const back = read(encodePacket({ weight, tare: 0, decimals, net, moving }));
          expect(back).toMatchObject({ net, moving, checked: true });
          expect(back.weight).toBeCloseTo(weight, 6);
        },
      ),
    );
  });
});

describe('an indicator on a link', () => {
  const talk = () =>
    openTalk(protocol.createIntake(null, { options: {}, number: 'D', now: () => 0 }), new ManualClock(0));

  it('brings weight and tare in kilograms', () => {
    expect(talk().hear(bytesOf('pounds'), 5)).toEqual([
      expect.objectContaining({ factor: 'gross', value: 453.59237, unit: 'kg', quality: 'ok', at: 5 }),
      expect.objectContaining({ factor: 'tare', value: 0 }),
    ]);
    expect(talk().hear(bytesOf('net, negative, moving, two decimals'), 5)[0]).toMatchObject({
      factor: 'net',
      quality: 'unstable',
    });
    expect(talk().hear(bytesOf('out of range'), 5)).toEqual([]);
  });

  it('refuses packets without the check byte once the line has shown that it sends it', () => {
    const { take } = talk();
    expect(take(bytesOf('no check byte'))).toMatchObject({ reply: null });
    take(bytesOf('gross at rest'));
    expect(take(bytesOf('no check byte'))).toBe('checksum');
  });

  it('says which unit it cannot weigh in', () => {
    const ounces = Uint8Array.from(bytesOf('no check byte'));
    ounces[3] = 0x23;
    expect(talk().take(ounces)).toBe('grammar');
  });
});

const vectors = (
  readVectors<{ id: string; proto: string; hex: string; expect: Record<string, unknown> }>(
    'weighbridge.jsonl',
  ) ?? []
).filter(({ proto }) => proto.startsWith('toledo'));

describe.skipIf(vectors.length === 0)('collected packets', () => {
  it.each(vectors)('$id', ({ hex, expect: { kg, net, stable, tare } }) => {
    expect(read(fromHex(hex))).toMatchObject({ weight: kg, net, moving: !stable, tare, unit: 'kg' });
  });
});
