import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  encodePacket,
  protocol as hj212,
  simulateDustMonitor,
} from '#electron/modules/devices/protocols/hj212/index.ts';
import { findProtocol } from '#electron/modules/devices/protocols/index.ts';
import type { Protocol } from '#electron/modules/devices/protocols/protocol.ts';
import { type BenchLine, printLine } from './bench-line.ts';

const PACKETS = 40_000;
const CHUNK_BYTES = 16 * 1024;
const ROUNDS = 7;
const MEGABYTE = 1 << 20;

/** CP items kept: the time and five factors make about 250 bytes, the size of a common dust packet. */
const ITEMS = 6;

/** Real-time dust packets of a simulated site, end to end. */
function goodPackets(): Buffer {
  const packets: Uint8Array[] = [];
  const startAt = Date.UTC(2025, 5, 12, 1, 0);
  for (const { kind, bytes } of simulateDustMonitor({ seed: 1, mn: 'YC3209810000000000000017', startAt })) {
    if (kind !== 'realtime') continue;
    const [event] = hj212.createFramer().push(bytes);
    if (event?.type !== 'frame') throw new Error('the simulator sent no frame');
    const { fields, cp } = hj212.decode(event.frame);
    packets.push(encodePacket({ fields, cp: cp.slice(0, ITEMS) }));
    if (packets.length === PACKETS) break;
  }
  return Buffer.concat(packets);
}

/** Milliseconds that `work` takes, the best of `ROUNDS`. */
function best(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

function frameAll(protocol: Protocol, bytes: Buffer, chunkBytes: number): number {
  const framer = protocol.createFramer();
  let frames = 0;
  const count = (events: ReturnType<typeof framer.push>): void => {
    for (const event of events) if (event.type === 'frame' && event.frame.ok) frames++;
  };
  for (let at = 0; at < bytes.length; at += chunkBytes)
    count(framer.push(bytes.subarray(at, at + chunkBytes)));
  count(framer.flush('end'));
  return frames;
}

/** What any framer must do at least: find the line ends and copy the lines. */
function splitLines(bytes: Buffer): number {
  let lines = 0;
  for (let from = 0; from < bytes.length; ) {
    const to = bytes.indexOf('\r\n', from, 'latin1');
    if (to < 0) break;
    if (Uint8Array.prototype.slice.call(bytes, from, to).length > 0) lines++;
    from = to + 2;
  }
  return lines;
}

/** Megabytes outside the heap once everything unreachable is gone. */
function heldMegabytes(): number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  // Buffers are freed by the collection after the one that finds them unreachable.
  for (let i = 0; i < 3; i++) collect();
  return process.memoryUsage().arrayBuffers / MEGABYTE;
}

const perSecond = (count: number, ms: number): number => Math.round((count / ms) * 1000);

async function run(): Promise<BenchLine[]> {
  const protocol = findProtocol('hj212');
  if (!protocol) throw new Error('no hj212 among the protocols');
  const good = goodPackets();
  if (frameAll(protocol, good, CHUNK_BYTES) !== PACKETS) throw new Error('packets were lost');

  const framed = perSecond(
    PACKETS,
    best(() => frameAll(protocol, good, CHUNK_BYTES)),
  );
  const split = perSecond(
    PACKETS,
    best(() => splitLines(good)),
  );

  const goodMegabyte = good.subarray(0, MEGABYTE);
  const noise = Buffer.alloc(MEGABYTE);
  for (let i = 0, state = 1; i < noise.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    noise[i] = state >>> 16;
  }
  const cost = (bytes: Buffer, chunk: number): number => best(() => frameAll(protocol, bytes, chunk));
  const goodMs = cost(goodMegabyte, CHUNK_BYTES);
  const noiseMs = cost(noise, CHUNK_BYTES);
  const goodByteMs = cost(goodMegabyte, 1);
  const noiseByteMs = cost(noise, 1);
  const before = heldMegabytes();
  const framer = protocol.createFramer();
  for (let megabytes = 0; megabytes < 20; megabytes++) {
    framer.push(noise);
    framer.push(goodMegabyte);
  }
  const held = heldMegabytes() - before;
  const round = (value: number): number => Math.round(value * 100) / 100;

  return [
    {
      name: `hj212 framing, ${Math.round(good.length / PACKETS)} byte packets`,
      value: framed,
      unit: 'frames/s',
      floor: { name: 'split on CR LF', value: split },
    },
    {
      name: 'hj212 megabyte of noise',
      value: round(noiseMs),
      unit: 'ms',
      floor: { name: 'megabyte of good packets', value: round(goodMs) },
    },
    {
      name: 'hj212 megabyte of noise, byte by byte',
      value: round(noiseByteMs),
      unit: 'ms',
      floor: { name: 'megabyte of good packets, byte by byte', value: round(goodByteMs) },
    },
    {
      name: `hj212 memory of a framer after 40 MB, ${framer.buffered} bytes buffered`,
      value: round(held),
      unit: 'MB',
    },
  ];
}

for (const line of await run()) console.log(printLine(line));
