import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { fromText } from '../hex.ts';
import { withDefaults } from '../options.ts';
import { openTalk } from '../testing.ts';
import { encodePacket } from './encode.ts';
import { protocol } from './index.ts';

const talk = (options: OptionValues = {}, clock = new ManualClock(0)) =>
  openTalk(
    protocol.createIntake(null, {
      options: withDefaults(protocol.manifest.options, options),
      number: 'D1',
      now: () => clock.now(),
    }),
    clock,
  );
const continuous = (value: number) => encodePacket({ form: 'continuous', value });

describe('an indicator on a link', () => {
  it('brings the figure at which the scale came to rest, in kilograms', () => {
    const { hear } = talk({ unit: 't' });
    const figures = [0, 1, 2, 3, 4].flatMap((i) =>
      hear(encodePacket({ form: 'continuous', value: 23.96, decimals: 2 }), i * 100),
    );
    expect(figures).toEqual([
      expect.objectContaining({ factor: 'weight', value: 23_960, unit: 'kg', quality: 'unstable', at: 0 }),
      expect.objectContaining({ factor: 'weight', value: 23_960, quality: 'ok', at: 400 }),
    ]);
  });

  it('keeps what it cannot tell the order of out of the figures', () => {
    const bytes = fromText('=000.3000');
    expect(talk().take(bytes)).toBe('profile');
    expect(talk({ equals: 'low-first' }).hear(bytes, 0)).toEqual([expect.objectContaining({ value: 3 })]);
    expect(talk({ equals: 'high-first' }).hear(bytes, 0)).toEqual([expect.objectContaining({ value: 0.3 })]);
  });

  it('takes no figure from a packet whose check fails or whose scale is overloaded', () => {
    const broken = continuous(18_640);
    broken[4] = 0x39;
    expect(talk().take(broken)).toBe('checksum');
    expect(talk().hear(fromText('OL,GS,+999999kg\r\n'), 0)).toEqual([]);
  });
});

describe('command mode', () => {
  it('asks one thing after the other and never before the answer', () => {
    const clock = new ManualClock(0);
    const { sent, hear, leave } = talk({ ask: 'all', address: 'b' }, clock);
    const asked = () => sent.splice(0).map((bytes) => String.fromCharCode(bytes[1] ?? 0, bytes[2] ?? 0));
    expect(asked()).toEqual(['BB']);
    clock.advance(400);
    expect(asked()).toEqual([]);
    hear(encodePacket({ form: 'command', address: 'B', letter: 'b', value: 5 }), 400);
    clock.advance(600);
    expect(asked()).toEqual(['BC']);
    leave();
    clock.advance(10_000);
    expect(asked()).toEqual([]);
  });

  it('says that nobody answers, goes on asking, and takes it back', () => {
    const clock = new ManualClock(0);
    const { sent, hear, troubles } = talk({ ask: 'gross' }, clock);
    clock.advance(3000);
    expect(troubles).toEqual([{ code: 'link.noAnswer', params: { target: 'A' } }]);
    expect(sent.length).toBe(4);
    hear(encodePacket({ form: 'command', address: 'A', letter: 'b', value: 5 }), 3000);
    expect(troubles.at(-1)).toBeNull();
  });
});
