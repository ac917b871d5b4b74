import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { fromHex } from '../hex.ts';
import { withDefaults } from '../options.ts';
import { openTalk, readVectors } from '../testing.ts';
import { decodeFrame, type LampMessage } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { LampFramer } from './frame.ts';
import { protocol } from './index.ts';
import { DARK, fromBits, toBits } from './lights.ts';

function framesOf(bytes: Uint8Array) {
  const framer = new LampFramer();
  const events = [...framer.push(bytes), ...framer.flush('end')];
  return events.flatMap((event) => (event.type === 'frame' ? [decodeFrame(event.frame)] : []));
}

it.each([
  ['four coils asked for', { kind: 'ask', address: 2 }],
  ['red and buzzer lit', { kind: 'lights', lights: { ...DARK, red: true, buzzer: true } }],
  ['yellow asked to be lit', { kind: 'write', lights: { ...DARK, yellow: true } }],
  ['coils written', { kind: 'written' }],
  ['one coil written', { kind: 'written' }],
  ['refused', { kind: 'refused' }],
  ['relay 1 on', { kind: 'switch', address: 1, on: true }],
])('%s', (name, message) => {
  const bytes = fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();
  expect(framesOf(bytes)).toMatchObject([message]);
});

it('keeps lights and bits the same thing', () => {
  for (let bits = 0; bits < 16; bits++) expect(toBits(fromBits(bits))).toBe(bits);
});

function lamp(options: OptionValues = {}) {
  const clock = new ManualClock(0);
  const all = withDefaults(protocol.manifest.options, options);
  const intake = protocol.createIntake(null, { options: all, number: 'L', now: () => clock.now() });
  const order = (key: string, values: OptionValues = {}) =>
    intake.command?.({ key, values, mn: null, report() {} }, null);
  const meet = () => {
    const talk = openTalk(intake, clock);
    const said = (): LampMessage[] => talk.sent.splice(0).flatMap(framesOf);
    return {
      ...talk,
      said,
      on: () =>
        said()
          .filter(({ on }) => on)
          .map(({ address }) => address),
    };
  };
  return { clock, order, meet };
}

describe('a relay', () => {
  it('is told at once and again and again, and everything off at the end', () => {
    const { clock, order, meet } = lamp({ model: 'lcus' });
    const { said, on, leave } = meet();
    expect(said().map(({ on: lit }) => lit)).toEqual([false, false, false, false]);
    order('set', { red: true });
    expect(on()).toEqual([1]);
    clock.advance(4999);
    expect(said()).toEqual([]);
    clock.advance(1);
    expect(on()).toEqual([1]);
    leave();
    expect(said().map(({ on: lit }) => lit)).toEqual([false, false, false, false]);
  });

  it('is told when it is plugged in what it was to show meanwhile', () => {
    const { order, meet } = lamp({ model: 'lcus' });
    order('set', { green: true, buzzer: true });
    expect(meet().on()).toEqual([3, 4]);
  });

  it('lights one after the other in its self-test and goes back', () => {
    const { clock, order, meet } = lamp({ model: 'lcus', everySeconds: 60 });
    const { on, said } = meet();
    order('set', { yellow: true });
    said();
    order('test');
    const steps = [on()];
    for (let i = 0; i < 4; i++) {
      clock.advance(1000);
      steps.push(on());
    }
    expect(steps).toEqual([[1], [2], [3], [4], [2]]);
  });
});

describe('a Modbus lamp', () => {
  const answers = (message: LampMessage | undefined, lights = DARK) =>
    message?.kind === 'write'
      ? encodePacket({ kind: 'written', unit: 1 })
      : encodePacket({ kind: 'lights', unit: 1, lights });

  it('is written, then read, and what it says it shows is a reading', () => {
    const { clock, order, meet } = lamp({ model: 'modbus' });
    order('set', { red: true });
    const { said, hear } = meet();
    const [write] = said();
    expect(write).toMatchObject({ kind: 'write', lights: { ...DARK, red: true } });
    hear(answers(write), 10);
    clock.advance(50);
    const [ask] = said();
    expect(ask).toMatchObject({ kind: 'ask' });
    expect(
      hear(answers(ask, { ...DARK, red: true }), 60).map(({ factor, value }) => [factor, value]),
    ).toEqual([
      ['lampRed', 1],
      ['lampYellow', 0],
      ['lampGreen', 0],
      ['lampBuzzer', 0],
    ]);
    clock.advance(5000);
    hear(answers(said()[0]), 5060);
    clock.advance(50);
    expect(hear(answers(said()[0], { ...DARK, red: true }), 5110)).toEqual([]);
  });

  it('is said to be unreachable after three silences, and tried on', () => {
    const { clock, meet } = lamp({ model: 'modbus' });
    const { troubles, said, hear } = meet();
    clock.advance(11_000);
    expect(troubles).toEqual([{ code: 'link.noAnswer', params: { target: 'L' } }]);
    clock.advance(4100);
    hear(answers(said().at(-1)), 15_100);
    expect(troubles.at(-1)).toBeNull();
  });

  it('is put out when the station goes', () => {
    const { meet } = lamp({ model: 'modbus' });
    const { said, leave } = meet();
    said();
    leave();
    expect(said()).toMatchObject([{ kind: 'write', lights: DARK }]);
  });
});

const vectors = (
  readVectors<{ id: string; proto: string; hex: string; note: string }>('misc-serial.jsonl') ?? []
).filter(({ proto }) => proto === 'relay-LCUS');

describe.skipIf(vectors.length === 0)('makers’ examples', () => {
  it.each(vectors)('$id $note', ({ hex, note }) => {
    const [message] = framesOf(fromHex(hex));
    expect(message?.on).toBe(note.endsWith('ON'));
    const packet = { kind: 'switch', channel: message?.address ?? 0, on: message?.on ?? false } as const;
    expect(Buffer.from(encodePacket(packet)).toString('hex')).toBe(hex);
  });
});
