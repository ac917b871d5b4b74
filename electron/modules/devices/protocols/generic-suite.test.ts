import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProtocolTables } from '../load-protocol-tables.ts';
import { createDecodeStream, type DecodedLine } from './decode-stream.ts';
import { protocols, withDefaults, wrongOption } from './index.ts';
import { DISCARD_SAMPLE_BYTES, type FrameEvent, type Protocol, type ProtocolFixture } from './protocol.ts';

/** Every folder beside this file is a protocol; each goes through all of this without a line of its own. */
const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const tables = loadProtocolTables(fileURLToPath(new URL('../../../../resources', import.meta.url)));

const found = await Promise.all(
  folders.map(async ({ name }) => ({
    name,
    protocol: ((await import(`./${name}/index.ts`)) as { protocol: Protocol }).protocol,
    fixtures: ((await import(`./${name}/fixtures.ts`)) as { fixtures: ProtocolFixture[] }).fixtures,
  })),
);

function join(...parts: Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

function run(protocol: Protocol, chunks: Iterable<Uint8Array>): DecodedLine[] {
  const stream = createDecodeStream(protocol);
  const lines: DecodedLine[] = [];
  for (const chunk of chunks) lines.push(...stream.push(chunk));
  lines.push(...stream.end());
  return lines;
}

function frames(protocol: Protocol, chunks: Iterable<Uint8Array>): FrameEvent[] {
  const framer = protocol.createFramer();
  const events: FrameEvent[] = [];
  for (const chunk of chunks) events.push(...framer.push(chunk));
  events.push(...framer.flush('end'));
  return events;
}

function accounted(events: readonly FrameEvent[]): number {
  return events.reduce((sum, e) => sum + (e.type === 'frame' ? e.frame.size : e.byteCount), 0);
}

function* pieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function bytesOfFrames(events: readonly FrameEvent[]): string[] {
  return events.flatMap((e) => (e.type === 'frame' ? [Buffer.from(e.frame.bytes).toString('latin1')] : []));
}

/** A packet as its frame holds it: a line end belongs to the line, not to the packet. */
function withoutLineEnd(packet: Uint8Array): string {
  return Buffer.from(packet).toString('latin1').replace(/\r\n$/, '');
}

describe('the list of protocols', () => {
  it('names every folder that holds one', () => {
    expect(protocols.map((protocol) => protocol.manifest.name).sort()).toEqual(
      folders.map((folder) => folder.name).sort(),
    );
  });
});

describe.each(found)('$name', ({ name, protocol, fixtures }) => {
  const good = fixtures.filter((fixture) => fixture.ok);
  const first = good[0] as ProtocolFixture;
  const whole = fixtures.filter((fixture) => fixture.ok !== null);
  const all = join(...whole.map((fixture) => fixture.bytes));

  it('has a manifest of its own name, a README and fixtures of both kinds', () => {
    expect(protocol.manifest.name).toBe(name);
    expect(existsSync(`${here}/${name}/README.md`)).toBe(true);
    expect(good.length).toBeGreaterThan(1);
    expect(good.length).toBeLessThan(fixtures.length);
  });

  it.each(whole)('reads $name whole', (fixture) => {
    const events = frames(protocol, [fixture.bytes]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'frame',
      frame: { ok: fixture.ok, size: fixture.bytes.length },
    });
    expect(bytesOfFrames(events)).toEqual([withoutLineEnd(fixture.bytes)]);
  });

  it.each(fixtures.filter(({ ok }) => ok === null))('takes $name for no packet', (fixture) => {
    const events = frames(protocol, [fixture.bytes]);
    expect(events.filter(({ type }) => type === 'frame')).toEqual([]);
    expect(accounted(events)).toBe(fixture.bytes.length);
  });

  it.each(fixtures)('reads $name cut at every point, line end included', (fixture) => {
    const stream = join(fixture.bytes, first.bytes);
    const uncut = run(protocol, [stream]);
    for (let at = 0; at <= stream.length; at++)
      expect(run(protocol, [stream.subarray(0, at), stream.subarray(at)]), `cut at ${at}`).toEqual(uncut);
  });

  it('reads all packets in one chunk, in pairs of bytes and byte by byte alike', () => {
    const uncut = run(protocol, [all]);
    expect(uncut.map((line) => line.ok)).toEqual(whole.map((fixture) => fixture.ok));
    for (const size of [1, 2, 3, 7, 64, 1000]) expect(run(protocol, pieces(all, size))).toEqual(uncut);
  });

  it('reuses of the chunk do not change frames already given out', () => {
    const chunk = Uint8Array.from(first.bytes);
    const [event] = protocol.createFramer().push(chunk);
    chunk.fill(0);
    expect(event?.type === 'frame' && Buffer.from(event.frame.bytes).toString('latin1')).toBe(
      withoutLineEnd(first.bytes),
    );
  });

  it.each([
    ['zeros', new Uint8Array(50)],
    ['0xFF', new Uint8Array(50).fill(0xff)],
    ['blank lines', Buffer.from('\r\n\r\n\n')],
    ['marks', Buffer.from('###$$##12##**')],
    ['a stranger', Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ])('finds every packet between %s', (_, noise) => {
    const stream = join(noise, ...fixtures.flatMap((fixture) => [fixture.bytes, noise]));
    const events = frames(protocol, [stream]);
    const survived = bytesOfFrames(events);
    for (const fixture of good) expect(survived).toContain(withoutLineEnd(fixture.bytes));
    expect(accounted(events)).toBe(stream.length);
    expect(run(protocol, pieces(stream, 1))).toEqual(run(protocol, [stream]));
  });

  it.each(good)('keeps the packets around $name whatever one byte of it turns into', (fixture) => {
    const neighbours = withoutLineEnd(first.bytes);
    for (let at = 0; at < fixture.bytes.length; at++)
      for (const flip of [0x01, 0x04, 0x20, 0x80, 0xff]) {
        const broken = Uint8Array.from(fixture.bytes);
        broken[at] = (broken[at] as number) ^ flip;
        const events = frames(protocol, [join(first.bytes, broken, first.bytes)]);
        const survived = bytesOfFrames(events);
        expect(survived[0], `byte ${at} ^ ${flip}`).toBe(neighbours);
        expect(survived.at(-1), `byte ${at} ^ ${flip}`).toBe(neighbours);
        expect(accounted(events)).toBe(broken.length + 2 * first.bytes.length);
      }
  });

  it.each(good)(
    'keeps the packets after $name cut short anywhere, with and without a line end',
    (fixture) => {
      for (let length = 0; length < fixture.bytes.length; length++)
        for (const tail of ['', '\r\n']) {
          const cut = join(fixture.bytes.subarray(0, length), Buffer.from(tail));
          const events = frames(protocol, [join(cut, first.bytes, cut, first.bytes)]);
          const survived = bytesOfFrames(events).filter((text) => text === withoutLineEnd(first.bytes));
          expect(survived.length, `${length} bytes`).toBeGreaterThanOrEqual(2);
          expect(accounted(events)).toBe(2 * (cut.length + first.bytes.length));
        }
    },
  );

  it('keeps exact count and bounded sample of 70 KB that begin no packet, and reads on', () => {
    const framer = protocol.createFramer();
    const noise = new Uint8Array(70 * 1024).fill(0x41);
    let held = 0;
    for (const piece of pieces(noise, 999)) {
      expect(framer.push(piece)).toEqual([]);
      held = Math.max(held, framer.buffered);
    }
    expect(held).toBeLessThan(16);
    expect(framer.discarded + framer.buffered).toBe(noise.length);
    const [discarded, frame] = framer.push(first.bytes);
    expect(discarded).toEqual({
      type: 'discarded',
      byteCount: noise.length,
      sample: noise.subarray(0, DISCARD_SAMPLE_BYTES),
      reason: 'noise',
    });
    expect(frame?.type).toBe('frame');
  });

  it('holds no more than its cap of a packet that never ends', () => {
    const framer = protocol.createFramer();
    const events: FrameEvent[] = [];
    const half = Math.floor(first.bytes.length / 2);
    events.push(...framer.push(first.bytes.subarray(0, half)));
    let held = 0;
    for (let i = 0; i < 300; i++) {
      events.push(...framer.push(new Uint8Array(1000).fill(0x41)));
      held = Math.max(held, framer.buffered);
    }
    expect(held).toBeLessThanOrEqual(64 * 1024);
    events.push(...framer.push(first.bytes), ...framer.flush('end'));
    expect(bytesOfFrames(events)).toEqual([withoutLineEnd(first.bytes)]);
    expect(accounted(events)).toBe(300_000 + half + first.bytes.length);
  });

  it('keeps half a packet when the line falls idle', () => {
    const framer = protocol.createFramer();
    const half = Math.floor(first.bytes.length / 2);
    expect(framer.push(first.bytes.subarray(0, half))).toEqual([]);
    expect(framer.flush('idle')).toEqual([]);
    const rest = [...framer.push(first.bytes.subarray(half)), ...framer.flush('idle')];
    expect(bytesOfFrames(rest)).toEqual([withoutLineEnd(first.bytes)]);
    expect(framer.buffered).toBe(0);
  });

  it.each(whole)('names every byte of $name, once and in order', (fixture) => {
    const [event] = frames(protocol, [fixture.bytes]);
    if (event?.type !== 'frame') throw new Error('no frame');
    let at = 0;
    for (const { offset, length, label } of protocol.explain(event.frame)) {
      expect(offset).toBe(at);
      expect(length).toBeGreaterThan(0);
      const key = label.replace(`${name}.`, '');
      if (name !== 'hj212') expect(protocol.manifest.labels, label).toHaveProperty([key]);
      at += length;
    }
    expect(at).toBe(event.frame.bytes.length);
  });

  it('hides secrets without moving a byte, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(protocol.hideSecrets(bytes)).toHaveLength(bytes.length);
      }),
      { numRuns: 100 },
    );
  });

  it('has options whose defaults it takes itself', () => {
    const { options } = protocol.manifest;
    expect(wrongOption(options, withDefaults(options, {}))).toBeNull();
  });

  it('simulates a device whose every packet is read whole, and repeats itself', () => {
    const sent = (): string[] => {
      const options = withDefaults(protocol.manifest.options, {});
      const settings = {
        seed: 7,
        number: protocol.simulatedNumber(7),
        startAt: 1_750_000_000_000,
        faults: 0,
      };
      const { packets } = protocol.createSimulator({ ...settings, options }, tables.get(name));
      if (!packets) return [];
      return Array.from({ length: 30 }, () => Buffer.from(packets.next().value.bytes).toString('latin1'));
    };
    const packets = sent();
    expect(sent()).toEqual(packets);
    const events = frames(
      protocol,
      packets.map((packet) => Buffer.from(packet, 'latin1')),
    );
    expect(events.map((event) => event.type === 'frame' && event.frame.ok)).toEqual(packets.map(() => true));
  });

  it('accounts for every byte of anything, however it is cut', () => {
    const part = fc.oneof(
      fc.constantFrom(...fixtures).map((fixture) => fixture.bytes),
      fc
        .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat())
        .map(([fixture, a, b]) => fixture.bytes.subarray(a % fixture.bytes.length, b % fixture.bytes.length)),
      fc.uint8Array({ maxLength: 40 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), (parts, size) => {
        const stream = join(...parts);
        expect(accounted(frames(protocol, [stream]))).toBe(stream.length);
        expect(run(protocol, pieces(stream, size))).toEqual(run(protocol, [stream]));
      }),
      { numRuns: 500 },
    );
  });
});
