import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '#shared/kernel/random.ts';
import type { FrameEvent } from '../protocol.ts';
import { replyTo } from './conversation.ts';
import { decodeFrame } from './decode.ts';
import { explainFrame } from './explain.ts';
import { FactorTable } from './factors.ts';
import { fixture, fixtures } from './fixtures.ts';
import { type Hj212Frame, Hj212Framer } from './frame.ts';
import { STANDARD_PROFILE } from './profile.ts';
import { readUpload } from './readings.ts';

const STREAMS = 100_000;
const STREAMS_PER_SEED = 500;
/** Bytes that mean something to the framer come up more often than chance would bring them. */
const TELLING = Buffer.from('##&&;,=\r\n0123456789QNCP');
const PROFILE = { ...STANDARD_PROFILE, crc: 'any' as const };
const NO_FACTORS = new FactorTable([]);

const sentinel = fixture('appendixA');
const sentinelText = Buffer.from(sentinel.subarray(0, -2)).toString('latin1');

function mutate(bytes: number[], random: () => number): void {
  const below = (n: number): number => Math.floor(random() * n);
  const byte = (): number => (random() < 0.5 ? (TELLING[below(TELLING.length)] as number) : below(256));
  for (let count = below(5); count >= 0; count--) {
    const at = below(bytes.length);
    const kind = below(5);
    if (kind === 0) bytes[at] = byte();
    else if (kind === 1) bytes.splice(at, 1 + below(30));
    else if (kind === 2) bytes.splice(at, 0, byte(), byte());
    else if (kind === 3) bytes.splice(at, 0, ...bytes.slice(below(bytes.length), below(bytes.length)));
    else bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
    if (bytes.length === 0) bytes.push(byte());
  }
}

function use(frame: Hj212Frame): void {
  const message = decodeFrame(frame);
  readUpload(message, PROFILE, NO_FACTORS);
  replyTo(frame, message, PROFILE);
  explainFrame(frame);
}

/** One mutated stream between two good packets, cut at random; says what is wrong with the outcome, if anything. */
function attempt(random: () => number, framer: Hj212Framer): string | null {
  const pick = fixtures[Math.floor(random() * fixtures.length)]?.bytes ?? sentinel;
  const body = [...pick];
  mutate(body, random);
  const stream = new Uint8Array(sentinel.length * 2 + body.length);
  stream.set(sentinel);
  stream.set(body, sentinel.length);
  stream.set(sentinel, sentinel.length + body.length);

  const events: FrameEvent<Hj212Frame>[] = [];
  for (let at = 0; at < stream.length; ) {
    const size = 1 + Math.floor(random() ** 3 * stream.length);
    events.push(...framer.push(stream.subarray(at, at + size)));
    at += size;
  }
  events.push(...framer.flush('end'));

  let bytes = 0;
  let good = 0;
  for (const event of events) {
    bytes += event.type === 'frame' ? event.frame.size : event.byteCount;
    if (event.type !== 'frame') continue;
    use(event.frame);
    if (event.frame.ok && Buffer.from(event.frame.bytes).toString('latin1') === sentinelText) good++;
  }
  if (bytes !== stream.length) return `${bytes} of ${stream.length} bytes accounted for`;
  if (framer.buffered !== 0) return `${framer.buffered} bytes left behind`;
  return good >= 2 ? null : 'a good packet was lost';
}

it(`survives ${STREAMS} mutated streams and loses no good packet`, { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = seededRandom(seed);
      const framer = new Hj212Framer();
      for (let i = 0; i < STREAMS_PER_SEED; i++) {
        const wrong = attempt(random, framer);
        if (wrong) expect.fail(`seed ${seed}, stream ${i}: ${wrong}`);
      }
    }),
    { numRuns: STREAMS / STREAMS_PER_SEED, endOnFailure: true },
  );
});
