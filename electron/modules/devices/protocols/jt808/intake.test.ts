import { describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import type { OptionValues } from '#shared/modules/devices/index.ts';
import { withDefaults } from '../options.ts';
import { openTalk } from '../testing.ts';
import { decodeFrame, type Jt808Body, MESSAGE } from './decode.ts';
import { encodePacket, registerBody, signInBody } from './encode.ts';
import { parseExtras } from './extras.ts';
import { fixtures } from './fixtures.ts';
import { Jt808Framer } from './frame.ts';
import { protocol } from './index.ts';

const name = { zh: '盖', en: 'Lid' };
const tables = parseExtras({
  source: '',
  standard: [{ id: '01', type: 'u32', scale: 0.1, code: 'mileage', unit: 'km', name }],
  vendors: {
    demo: { note: '', items: [{ id: 'E1', type: 'u8', bit: 1, code: 'bedLifted', unit: '', name }] },
  },
});
const bytesOf = (wanted: string) => fixtures.find((item) => item.name === wanted)?.bytes ?? new Uint8Array();
const PHONE = '013900000007';

function read(bytes: Uint8Array | null | undefined): Jt808Body[] {
  return new Jt808Framer()
    .push(bytes ?? new Uint8Array())
    .flatMap((event) => (event.type === 'frame' ? [decodeFrame(event.frame)] : []));
}

function terminal(options: OptionValues = {}) {
  const clock = new ManualClock(0);
  const context = { options: withDefaults(protocol.manifest.options, options), number: 'L1', now: () => 0 };
  const intake = protocol.createIntake(tables, context);
  const talk = openTalk(intake, clock);
  const say = (bytes: Uint8Array, at = Date.UTC(2025, 5, 12, 3, 16)) => {
    const taken = talk.take(bytes, at);
    return typeof taken === 'string' ? taken : { ...taken, said: read(taken.reply) };
  };
  return { ...talk, intake, say };
}
const send = (messageId: number, body: Uint8Array, serial: number, versioned = false) =>
  encodePacket({ messageId, phone: PHONE, serial, versioned, body });

/** Registers and signs in, as a real terminal does. */
function signedIn(options: OptionValues = {}) {
  const met = terminal(options);
  const first = met.say(bytesOf('registration 2013'));
  const [answer] = typeof first === 'string' ? [] : first.said;
  const code = answer?.kind === 'registered' ? answer.code : '';
  const second = met.say(send(MESSAGE.signIn, signInBody(code, false), 4));
  return { ...met, code, second };
}

describe('a terminal', () => {
  it('registers, signs in, and is answered under its own serials', () => {
    const { code, second } = signedIn();
    expect(code).toMatch(/^[0-9a-f]{16}$/);
    expect(second).toMatchObject({ said: [{ kind: 'reply', to: 4, messageId: MESSAGE.signIn, result: 0 }] });
  });

  it('may sign in again with its code after a restart, and not with another', () => {
    const { code } = signedIn();
    expect(terminal().say(send(MESSAGE.signIn, signInBody(code, false), 1))).toMatchObject({
      said: [{ result: 0 }],
    });
    expect(terminal().say(bytesOf('sign-in 2013'))).toMatchObject({ said: [{ result: 1 }] });
  });

  it('is answered in its own edition', () => {
    const taken = terminal().take(bytesOf('registration 2019'));
    const [frame] = new Jt808Framer().push(
      (typeof taken === 'string' ? null : taken.reply) ?? new Uint8Array(),
    );
    expect(frame).toMatchObject({
      type: 'frame',
      frame: { ok: true, header: { versioned: true, phone: '00000000013900000007' } },
    });
  });

  it('has the same number in every edition, and is told so where it is not registered here', () => {
    const { opened } = terminal();
    for (const item of ['registration 2013', 'registration 2019']) {
      const [one] = opened(bytesOf(item));
      expect(one?.mn).toBe('13900000007');
      expect(read(one?.refusal)).toMatchObject([{ kind: 'registered', result: 4, code: '' }]);
    }
    expect(opened(bytesOf('location'))[0]?.refusal).toBeNull();
  });

  it('brings place, speed, ignition and mileage at its own time', () => {
    const { say } = signedIn();
    const at = Date.UTC(2025, 5, 12, 3, 15, 12);
    expect(say(bytesOf('location'))).toMatchObject({
      readings: [
        { factor: 'lng', value: 121.205678, unit: '°', quality: 'ok', at },
        { factor: 'lat', value: 31.401234 },
        { factor: 'speed', value: 28.3, unit: 'km/h' },
        { factor: 'heading', value: 88 },
        { factor: 'altitude', value: 6, unit: 'm' },
        { factor: 'acc', value: 1 },
        { factor: 'alarmBits', value: 0 },
        { factor: 'mileage', value: 12_345.6, unit: 'km', at },
      ],
      said: [{ kind: 'reply', to: 7, messageId: MESSAGE.location, result: 0 }],
    });
  });

  it('reads vendor extras only as the link was told to', () => {
    const factors = (options: OptionValues) => {
      const taken = signedIn(options).say(bytesOf('location with vendor extras'));
      return typeof taken === 'string' ? [] : taken.readings.map(({ factor }) => factor);
    };
    expect(factors({})).not.toContain('bedLifted');
    expect(factors({ vendor: 'demo' })).toContain('bedLifted');
    expect(factors({ vendor: 'toString' })).not.toContain('bedLifted');
  });

  it('gives no place without a fix and marks a clock that runs ahead', () => {
    const { say } = signedIn();
    expect(say(bytesOf('location without a fix'))).toMatchObject({
      readings: [{ factor: 'acc' }, { factor: 'alarmBits' }],
    });
    expect(say(bytesOf('location'), Date.UTC(2025, 5, 12, 3))).toMatchObject({
      readings: expect.arrayContaining([expect.objectContaining({ factor: 'lng', quality: 'skewed' })]),
    });
  });

  it('brings the batch that it kept while there was no connection', () => {
    const taken = signedIn().say(bytesOf('batch'));
    const times = typeof taken === 'string' ? [] : new Set(taken.readings.map(({ at }) => at));
    expect([...times]).toEqual([Date.UTC(2025, 5, 12, 3), Date.UTC(2025, 5, 12, 3, 0, 10)]);
  });

  it('puts split messages together in any order, and answers every part once all is there', () => {
    const { say } = signedIn();
    expect(say(bytesOf('part 2 of 2'))).toMatchObject({ readings: [], reply: null });
    const taken = say(bytesOf('part 1 of 2'));
    expect(taken).toMatchObject({ said: [{ to: 14 }, { to: 13 }] });
    expect(
      typeof taken === 'string' ? 0 : taken.readings.filter(({ factor }) => factor === 'lng').length,
    ).toBe(2);
  });

  it('counts a split message that never became whole', () => {
    const { say, intake, leave } = signedIn();
    say(bytesOf('part 1 of 2'));
    expect(intake.takeIncomplete()).toBe(0);
    leave();
    expect(intake.takeIncomplete()).toBe(1);
  });
});

describe('what is refused', () => {
  it('is a position before signing in, unless the link asks for none', () => {
    const { say, sent } = terminal();
    expect(say(bytesOf('location'))).toBe('unauthorised');
    expect(read(sent[0])).toMatchObject([{ kind: 'reply', to: 7, result: 1 }]);
    expect(terminal({ authenticate: false }).say(bytesOf('location'))).toMatchObject({
      said: [{ result: 0 }],
    });
  });

  it('is what another phone says on a line that it did not sign in on', () => {
    const { say } = signedIn();
    const stranger = encodePacket({
      messageId: MESSAGE.heartbeat,
      phone: '1',
      serial: 1,
      body: new Uint8Array(),
    });
    expect(say(stranger)).toBe('unauthorised');
  });

  it('is a broken message, one that is encrypted, and one that does not hold what it announces', () => {
    const { say, sent } = signedIn();
    expect(say(bytesOf('wrong check'))).toBe('checksum');
    expect(say(bytesOf('encrypted'))).toBe('grammar');
    expect(say(send(MESSAGE.batch, Uint8Array.of(0, 9, 0), 5))).toBe('grammar');
    expect(read(sent.at(-1))).toMatchObject([{ to: 5, result: 2 }]);
  });

  it('never answers an answer', () => {
    const { say } = signedIn();
    for (const item of ['terminal reply', 'general reply', 'registration answer'])
      expect(say(bytesOf(item))).toMatchObject({ reply: null });
  });

  it('ends with signing off', () => {
    const { say } = signedIn();
    expect(say(bytesOf('sign-off'))).toMatchObject({ said: [{ result: 0 }] });
    expect(say(bytesOf('location'))).toBe('unauthorised');
  });
});

it('registers by the layout of its edition', () => {
  for (const versioned of [false, true]) {
    const [body] = read(send(MESSAGE.register, registerBody('T1', '演A12345', versioned), 1, versioned));
    expect(body).toMatchObject({ kind: 'register', registration: { plate: '演A12345', terminal: 'T1' } });
  }
});
