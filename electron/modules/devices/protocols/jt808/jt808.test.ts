import { describe, expect, it } from 'vitest';
import { fromHex } from '../hex.ts';
import { readVectors } from '../testing.ts';
import { bodyOf, decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { fixtures } from './fixtures.ts';
import { type Jt808Frame, Jt808Framer } from './frame.ts';
import { fromGbk, toGbk } from './gbk.ts';
import { hideSecrets } from './hide-secrets.ts';

function framesOf(...parts: Uint8Array[]) {
  const framer = new Jt808Framer();
  const events = [...framer.push(Buffer.concat(parts)), ...framer.flush('end')];
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
}
const bytesOf = (name: string) => fixtures.find((item) => item.name === name)?.bytes ?? new Uint8Array();
const read = (name: string) => framesOf(bytesOf(name))[0] as Jt808Frame;

describe('headers', () => {
  it.each([
    ['heartbeat', { messageId: 2, phone: '013900000007', serial: 1, part: null, versioned: false }],
    ['registration 2019', { phone: '00000000013900000007', versioned: true, size: 17 }],
    ['location, version bit and short phone', { phone: '013900000007', versioned: true, size: 12 }],
    ['part 2 of 2', { part: { total: 2, index: 2 } }],
    ['encrypted', { encryption: 1 }],
  ])('%s', (name, header) => {
    expect(read(name).header).toMatchObject(header);
  });

  it.each([
    ['wrong check', { ok: false, checkOk: false, lengthOk: true }],
    ['wrong length', { ok: false, checkOk: true, lengthOk: false }],
  ])('%s', (name, frame) => {
    expect(read(name)).toMatchObject(frame);
  });
});

describe('flags', () => {
  it('reads messages that share one flag', () => {
    const [a, b] = [bytesOf('heartbeat'), bytesOf('location')];
    expect(framesOf(a, b.subarray(1)).map(({ ok }) => ok)).toEqual([true, true]);
  });

  it('leaves the flag of the next message alone when one is cut short', () => {
    const [a, b] = [bytesOf('location'), bytesOf('heartbeat')];
    expect(framesOf(a.subarray(0, 20), b).map(({ ok }) => ok)).toEqual([false, true]);
  });

  it('takes an unknown escape for a broken message', () => {
    const [frame] = framesOf(fromHex('7e 0002007d03 7e'));
    expect(frame).toMatchObject({ ok: false, header: null });
  });
});

describe('bodies', () => {
  it.each([
    [
      'registration 2011',
      { kind: 'register', edition: '2011', registration: { plate: '演A00007', model: 'M8' } },
    ],
    [
      'registration 2013',
      { edition: '2013', registration: { terminal: 'T000007', plate: '演A00007', province: 31 } },
    ],
    [
      'registration 2019',
      { edition: '2019', registration: { maker: 'DEMO', terminal: 'T000007', plate: '演A00007' } },
    ],
    ['sign-in 2013', { kind: 'signIn', code: '0123456789abcdef' }],
    ['sign-in 2019', { kind: 'signIn', code: '0123456789abcdef' }],
    ['terminal reply', { kind: 'reply', to: 9, messageId: 0x8300, result: 0 }],
    ['registration answer', { kind: 'registered', to: 2, result: 0, code: '0123456789abcdef' }],
    ['text', { kind: 'text', flags: 1, text: '请到三号门' }],
    ['encrypted', { kind: 'unreadable' }],
    ['part 1 of 2', { kind: 'other' }],
    ['batch', { kind: 'locations', backlog: true }],
  ])('%s', (name, body) => {
    expect(decodeFrame(read(name))).toMatchObject(body);
  });

  it('reads where and when', () => {
    const body = decodeFrame(read('location'));
    expect(body.kind === 'locations' && body.locations[0]).toMatchObject({
      lat: 31.401234,
      lng: 121.205678,
      speed: 28.3,
      heading: 88,
      altitude: 6,
      accOn: true,
      positioned: true,
      at: Date.UTC(2025, 5, 12, 3, 15, 12),
    });
    const south = decodeFrame(read('location in the south-west'));
    expect(south.kind === 'locations' && south.locations[0]).toMatchObject({
      lat: -33.741667,
      lng: -70.604167,
    });
  });
});

it('writes GBK as it reads it', () => {
  const text = 'ABC 渣土车 123 路口';
  expect(fromGbk(toGbk(text))).toBe(text);
  expect(() => toGbk('🚛')).toThrow(RangeError);
});

it.each([
  { phone: '1'.repeat(13), body: new Uint8Array() },
  { phone: '12a', body: new Uint8Array() },
  { phone: '1', body: new Uint8Array(1024) },
])('refuses what the wire cannot carry: $phone', (packet) => {
  expect(() => encodePacket({ messageId: 1, serial: 0, ...packet })).toThrow(RangeError);
});

it('hides codes from the eye and nothing else', () => {
  for (const { name, bytes } of fixtures) {
    const secret = /^sign-in|^registration answer/.test(name);
    expect(Buffer.from(hideSecrets(bytes)).equals(bytes), name).toBe(!secret);
  }
  expect(Buffer.from(hideSecrets(bytesOf('sign-in 2013'))).toString('latin1')).not.toContain('0123456789');
});

interface Vector {
  readonly id: string;
  readonly class: string;
  readonly hex: string;
  readonly expect: {
    readonly bccOk: boolean;
    readonly msgId: string;
    readonly phone: string;
    readonly serial: number;
    readonly bodyLenOk: boolean;
    readonly body: string;
    readonly location?: {
      readonly alarm: number;
      readonly status: number;
      readonly altitude: number;
      readonly speedKmh: number;
      readonly direction: number;
      readonly latRaw: number;
      readonly time: string;
      readonly extras: readonly { readonly id: string; readonly hex?: string; readonly truncated?: string }[];
    };
  };
  readonly assertedBySource?: {
    readonly plateNo?: string;
    readonly makerId?: string;
    readonly token?: string;
  };
}
const vectors = readVectors<Vector>('jt808.jsonl') ?? [];

describe.skipIf(vectors.length === 0)('collected frames', () => {
  it.each(vectors)('$id', ({ hex, expect: wanted, assertedBySource, class: kind }) => {
    const [frame, ...others] = framesOf(fromHex(hex));
    expect(others).toEqual([]);
    expect(frame?.checkOk).toBe(wanted.bccOk);
    expect(frame?.header?.messageId).toBe(Number(wanted.msgId));
    // The reference decoder believes the version bit even where the length disproves it.
    if (kind === 'nonconforming' && !wanted.bodyLenOk) {
      expect(frame).toMatchObject({ ok: true, header: { size: 12 } });
      return;
    }
    expect(frame?.header).toMatchObject({ phone: wanted.phone, serial: wanted.serial });
    expect(frame?.lengthOk).toBe(wanted.bodyLenOk);
    expect(Buffer.from(bodyOf(frame as Jt808Frame)).toString('hex')).toBe(wanted.body);
    const body = decodeFrame(frame as Jt808Frame);
    expect(body.kind).not.toBe('unreadable');
    if (body.kind === 'register' && assertedBySource?.plateNo)
      expect(body.registration).toMatchObject({
        plate: assertedBySource.plateNo,
        maker: assertedBySource.makerId,
      });
    if (!wanted.location) return;
    const found = body.kind === 'locations' ? body.locations[0] : undefined;
    const { alarm, status, altitude, speedKmh, direction, time, extras, latRaw } = wanted.location;
    expect(found).toMatchObject({ alarm, status, altitude, speed: speedKmh, heading: direction });
    expect(found?.at).toBe(Date.parse(time.replace(' ', 'T').replace(' ', '')));
    expect(found?.lat).toBe(latRaw > 90e6 ? null : (latRaw / 1e6) * ((status & 4) !== 0 ? -1 : 1));
    expect(found?.extras.map(({ id, bytes }) => [id, Buffer.from(bytes).toString('hex')])).toEqual(
      extras.map((extra) => [Number(extra.id), extra.hex ?? extra.truncated]),
    );
  });
});

interface StreamCase {
  readonly name: string;
  readonly hex: string;
  readonly frames: number | string;
  readonly pending: number;
}
const streams = readVectors<StreamCase>('jt808-framing.jsonl') ?? [];

describe.skipIf(streams.length === 0)('collected streams', () => {
  it.each(streams)('$name', ({ hex, frames, pending }) => {
    const framer = new Jt808Framer();
    const found = framer.push(fromHex(hex)).flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
    const held = framer.buffered;
    found.push(...framer.flush('end').flatMap((event) => (event.type === 'frame' ? [event.frame] : [])));
    const good = found.filter(({ ok }) => ok).length;
    if (typeof frames === 'number') {
      expect([good, held]).toEqual([frames, pending]);
    } else {
      // The source gives up; here what is broken is told of and what follows is read.
      expect(found.filter(({ ok }) => !ok)).toHaveLength(1);
      expect(good).toBe(/1 frame/.test(frames) ? 1 : 0);
    }
  });
});
