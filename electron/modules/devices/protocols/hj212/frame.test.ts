import { describe, expect, it } from 'vitest';
import type { FrameEvent } from '../protocol.ts';
import { type FixtureName, fixture } from './fixtures.ts';
import { type Hj212Frame, Hj212Framer, MAX_PACKET_BYTES } from './frame.ts';
import { latin1 } from './text.ts';

function read(...parts: (Uint8Array | string)[]): FrameEvent<Hj212Frame>[] {
  const framer = new Hj212Framer();
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  return [...framer.push(bytes), ...framer.flush('end')];
}

function framesOf(events: FrameEvent<Hj212Frame>[]): Hj212Frame[] {
  return events.flatMap((event) => (event.type === 'frame' ? [event.frame] : []));
}

describe('length and checksum (2017 table 2, Appendix A)', () => {
  it.each<[FixtureName, declared: number, actual: number, mode: string | null]>([
    ['appendixA', 101, 101, 'hj212'],
    ['dustModbus', 373, 373, 'modbus'],
    ['dustModbusSwapped', 373, 373, 'modbus-swapped'],
    ['dustWrongCrc', 373, 373, null],
    ['dustThreeDigits', 373, 373, 'hj212'],
    ['withoutCp', 91, 91, 'hj212'],
    ['oldPlus6', 131, 125, 'hj212'],
    ['placeholderCrc', 131, 125, null],
    ['closingLost', 121, 47, null],
    ['unpaddedCrc', 104, 104, 'hj212'],
    ['infoUtf8', 152, 152, 'hj212'],
  ])('%s', (name, declared, actual, mode) => {
    const [frame] = framesOf(read(fixture(name)));
    expect(frame?.declaredLength).toBe(declared);
    expect((frame?.segmentEnd ?? 0) - (frame?.segmentStart ?? 0)).toBe(actual);
    expect(frame?.crcMode).toBe(mode);
    expect(frame?.lengthOk).toBe(declared === actual);
  });
});

describe('packets whose end is damaged', () => {
  const a = fixture('appendixA');
  const bare = a.subarray(0, -2);

  it('takes packets that follow each other without line ends', () => {
    expect(framesOf(read(bare, bare, bare)).map((frame) => frame.ok)).toEqual([true, true, true]);
  });

  it('takes a bare line feed for a line end', () => {
    const events = read(bare, '\n', bare, '\n');
    expect(events.map((e) => (e.type === 'frame' ? e.frame.size : 0))).toEqual([112, 112]);
  });

  it('leaves noise between checksum and line end outside the packet', () => {
    const events = read(bare, 'xyz\r\n', a);
    expect(framesOf(events).map((frame) => frame.ok)).toEqual([true, true]);
    expect(events[1]).toMatchObject({ type: 'discarded', byteCount: 5, reason: 'noise' });
  });

  it('saves a packet joined by lost bytes to one that lost its header', () => {
    const headless = a.subarray(3);
    const [frame] = framesOf(read(bare, headless));
    expect(frame && latin1(frame.bytes)).toBe(latin1(bare));
    expect(frame?.ok).toBe(true);
  });

  it('finds the end of such a packet by its checksum when its length is wrong as well', () => {
    const wrongLength = latin1(bare).replace('##0101', '##0117');
    const [frame] = framesOf(read(wrongLength, a.subarray(3)));
    expect(frame && latin1(frame.bytes)).toBe(wrongLength);
    expect([frame?.crcMode, frame?.lengthOk]).toEqual(['hj212', false]);
  });

  it('saves a packet that another one claims as its own content by length', () => {
    const claim = `##${String(a.length + 10).padStart(4, '0')}QN=2025;ST=`;
    const survived = framesOf(read(claim, a, '1C80\r\n', a)).map((frame) => latin1(frame.bytes));
    expect(survived.filter((packet) => packet === latin1(bare))).toHaveLength(2);
  });

  it('takes a packet with line ends and marks inside a value when length and checksum confirm it', async () => {
    const { frameSegment } = await import('./encode.ts');
    const odd = frameSegment(Buffer.from('QN=1;CP=&&i11001-Info=//a\r\nb ## c//&&'));
    const [frame, next] = framesOf(read(odd, a));
    expect([frame?.ok, frame?.size, next?.ok]).toEqual([true, odd.length, true]);
  });

  it('gives a line cut short as a bad packet as soon as the next begins', () => {
    const framer = new Hj212Framer();
    expect(framer.push(Buffer.from('##0200QN=20250612;ST=39\r\n'))).toEqual([]);
    const events = framer.push(a.subarray(0, 8));
    expect(framesOf(events).map((frame) => [frame.ok, latin1(frame.bytes)])).toEqual([
      [false, '##0200QN=20250612;ST=39'],
    ]);
    expect(framesOf(framer.push(a.subarray(8))).map((frame) => frame.ok)).toEqual([true]);
  });

  it('names why bytes were thrown away', () => {
    const events = read('noise', '##0200QN=2025', a);
    expect(events.map((e) => (e.type === 'frame' ? 'frame' : `${e.reason} ${e.byteCount}`))).toEqual([
      'noise 5',
      'truncated 13',
      'frame',
    ]);
  });
});

describe('bounds', () => {
  it('gives up a packet at the cap and counts it', () => {
    const framer = new Hj212Framer();
    const events = framer.push(Buffer.from(`##0101QN=${'A'.repeat(MAX_PACKET_BYTES)}`));
    events.push(...framer.push(fixture('appendixA')));
    expect(framer.overflows).toBe(1);
    expect(events.map((e) => (e.type === 'frame' ? 'frame' : `${e.reason} ${e.byteCount}`))).toEqual([
      `overflow ${MAX_PACKET_BYTES}`,
      'noise 9',
      'frame',
    ]);
  });

  const MEGABYTE = 1 << 20;
  const fill = (pattern: string): Uint8Array => Buffer.alloc(MEGABYTE, pattern);

  /** Milliseconds for `bytes` in chunks of `size`, the best of three. */
  function cost(bytes: Uint8Array, size: number): number {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 3; round++) {
      const framer = new Hj212Framer();
      const from = performance.now();
      for (let at = 0; at < bytes.length; at += size) framer.push(bytes.subarray(at, at + size));
      framer.flush('end');
      best = Math.min(best, performance.now() - from);
    }
    return best;
  }

  it.each([
    ['letters', 'A'],
    ['marks', '#'],
    ['headers', '##0101Q'],
    ['headers with long claims', `##9999QN=${'1'.repeat(200)}\n`],
    ['lines under a long claim', `##9999QN=1${'\n'.repeat(9000)}`],
    ['closings', `##0101QN=1;CP=&&${'&&0000'.repeat(10_000)}\n`],
    ['closings without line end', `##0101QN=1;CP=&&${'&&0000'.repeat(12_000)}`],
  ])('spends on a megabyte of %s about what good packets cost', (_, pattern) => {
    const good = fill(latin1(fixture('dust')));
    for (const size of [1, 1000, MEGABYTE]) {
      // The margin is for a busy machine; anything quadratic misses it by thousands.
      expect(cost(fill(pattern), size)).toBeLessThan(cost(good, size) * 20 + 100);
    }
  });
});

it('gives a packet whose line end is late when the line falls idle', () => {
  const framer = new Hj212Framer();
  const packet = fixture('appendixA');
  expect(framer.push(packet.subarray(0, -2))).toEqual([]);
  expect(framesOf(framer.flush('idle')).map(({ bytes }) => latin1(bytes))).toEqual([
    latin1(packet.subarray(0, -2)),
  ]);
  expect(framer.buffered).toBe(0);
});
