import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { fromHex } from '../hex.ts';
import { withDefaults } from '../options.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { ModbusFramer } from './frame.ts';
import { protocol } from './index.ts';
import { unitsOf } from './intake.ts';
import { blocksOf, figureOf, mapOption, readMaps } from './register-map.ts';

function framesOf(bytes: Uint8Array) {
  const framer = new ModbusFramer('auto');
  const events = [...framer.push(bytes), ...framer.flush('end')];
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
}
const read = (name: string) => {
  const [frame] = framesOf(fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array());
  if (!frame) throw new Error('no frame');
  return decodeFrame(frame);
};

describe('decodeFrame', () => {
  it.each([
    ['eight registers asked for', { kind: 'request', address: 0x1f4, quantity: 10 }],
    ['one input register answered', { unit: 5, function: 4, kind: 'data', registers: [250] }],
    ['coils answered', { kind: 'data', function: 1, registers: [] }],
    ['exception', { kind: 'exception', function: 3, exception: 2 }],
    ['one coil written', { kind: 'written', address: 0, quantity: 0xff00 }],
    ['three coils asked to be written', { kind: 'request', function: 15 }],
    ['three coils written', { kind: 'written', quantity: 3 }],
    ['MBAP request', { kind: 'request', transaction: 7 }],
    ['MBAP answer', { kind: 'data', transaction: 7, registers: [35, 180] }],
  ])('%s', (name, message) => {
    expect(read(name)).toMatchObject(message);
  });
});

const name = { zh: '测试', en: 'Test' };
const register = (address: string, over: object = {}) => ({
  address,
  code: `r${address.slice(2)}`,
  unit: '',
  range: [-1e9, 1e9],
  ...over,
});
const maps = readMaps(
  new Map([
    [
      'demo',
      {
        name,
        source: '',
        kind: 'sensor',
        registers: [
          register('0x0010', { type: 'i16', scale: 0.1, range: [-20, 50], code: 'a01001', unit: '°C' }),
          register('0x0000', { scale: 0.1, code: 'LA', unit: 'dB' }),
          register('0x0012', { type: 'u32', wordOrder: 'low-first' }),
          register('0x0100', { function: 4, type: 'f32' }),
        ],
      },
    ],
  ]),
);
const demo = maps.get('demo') as NonNullable<ReturnType<typeof maps.get>>;

describe('a register map', () => {
  it('is asked for in as few requests as it takes', () => {
    expect(blocksOf(demo).map((block) => [block.function, block.address, block.count])).toEqual([
      [3, 0, 1],
      [3, 0x10, 4],
      [4, 0x100, 2],
    ]);
  });

  it('reads signs, scales and both word orders', () => {
    const [, block, float] = blocksOf(demo);
    if (!block || !float) throw new Error('no block');
    const figures = block.registers.map((one) => figureOf(block, one, [0xff9c, 0, 0x0001, 0x0002]));
    expect(figures).toEqual([-10, 0x2_0001]);
    const [only] = float.registers;
    expect(only && figureOf(float, only, [0x4148, 0])).toBe(12.5);
  });

  it('is what the form lets choose from', () => {
    const option = protocol.manifest.options.find(({ key }) => key === 'map');
    expect(mapOption(option, maps)).toMatchObject([
      { kind: 'choice', choices: [{ value: 'demo', label: name }] },
    ]);
  });
});

it.each([
  ['1', [1]],
  ['1, 2,5', [1, 2, 5]],
  ['7 7 0 248 x', [7]],
  ['', []],
])('reads the slave addresses of %j', (text, units) => {
  expect(unitsOf(text)).toEqual(units);
});

describe('the master of a bus', () => {
  function master(options: OptionValues = {}) {
    const clock = new ManualClock(0);
    const all = withDefaults(protocol.manifest.options, { map: 'demo', units: '1,2', ...options });
    const talk = openTalk(protocol.createIntake(maps, { options: all, number: 'D', now: () => 0 }), clock);
    const asked = () => talk.sent.splice(0).flatMap((bytes) => framesOf(bytes).map(decodeFrame));
    return { ...talk, clock, asked };
  }
  const answer = (unit: number, registers: number[], fn = 3) =>
    encodePacket({ unit, function: fn, registers });

  it('asks slave after slave, block after block, and waits for the next round', () => {
    const { asked, hear, clock } = master({ units: '1' });
    expect(asked()).toMatchObject([{ unit: 1, address: 0, quantity: 1 }]);
    hear(answer(1, [555]), 0);
    expect(asked()).toEqual([]);
    clock.advance(50);
    expect(asked()).toMatchObject([{ address: 0x10, quantity: 4 }]);
    hear(answer(1, [0, 0, 0, 0]), 0);
    clock.advance(50);
    expect(asked()).toMatchObject([{ function: 4, address: 0x100 }]);
    hear(answer(1, [0, 0], 4), 0);
    clock.advance(29_899);
    expect(asked()).toEqual([]);
    clock.advance(1);
    expect(asked()).toMatchObject([{ address: 0 }]);
  });

  it('brings figures with unit and judges them by what can be true', () => {
    const { hear, clock, opened } = master();
    expect(hear(answer(1, [555]), 7)).toEqual([
      { factor: 'LA', value: 55.5, unit: 'dB', at: 7, quality: 'ok', statistic: 'value', period: 'realtime' },
    ]);
    clock.advance(50);
    expect(hear(answer(1, [900, 0, 0, 0]), 8)[0]).toMatchObject({ value: 90, quality: 'implausible' });
    expect(opened(answer(2, [1])).map(({ mn }) => mn)).toEqual(['D-2']);
  });

  it('takes nothing that it did not ask for: another slave, another length, twice', () => {
    const { take } = master();
    expect(take(answer(2, [555]))).toBe('grammar');
    expect(take(answer(1, [555, 1]))).toBe('grammar');
    expect(take(answer(1, [555]))).toMatchObject({ reply: null });
    expect(take(answer(1, [555]))).toBe('grammar');
  });

  it('goes on after a slave that refuses and one that is silent', () => {
    const { asked, take, clock, troubles } = master();
    expect(take(encodePacket({ unit: 1, function: 3, exception: 2 }))).toBe('grammar');
    clock.advance(50);
    asked();
    clock.advance(1000);
    clock.advance(50);
    expect(asked()).toMatchObject([{ function: 4 }]);
    clock.advance(2200);
    expect(troubles).toEqual([{ code: 'link.noAnswer', params: { target: 'D-1,2' } }]);
  });

  it('holds answers and questions of a TCP gateway together by their transaction', () => {
    const { asked, take } = master({ framing: 'tcp' });
    const [question] = asked();
    const reply = (transaction: number) =>
      encodePacket({ unit: 1, function: 3, registers: [1], transaction });
    expect(take(reply((question?.transaction ?? 0) + 1))).toBe('grammar');
    expect(take(reply(question?.transaction ?? 0))).toMatchObject({ reply: null });
  });

  it('says that a map is not there instead of asking', () => {
    const { troubles, sent } = master({ map: 'none' });
    expect(troubles).toEqual([{ code: 'link.noRegisterMap', params: { map: 'none' } }]);
    expect(sent).toEqual([]);
  });
});

const vectors = readVectors<{ id: string; hex: string; crcOk: boolean }>('modbus.jsonl') ?? [];

describe.skipIf(vectors.length === 0)('collected packets', () => {
  it.each(vectors)('$id', ({ hex, crcOk }) => {
    const bytes = fromHex(hex);
    const frames = framesOf(bytes);
    if (crcOk) {
      expect(frames).toHaveLength(1);
      expect(frames[0]?.bytes).toHaveLength(bytes.length);
    } else expect(frames).toEqual([]);
  });
});
