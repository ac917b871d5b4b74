import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#shared/kernel/random.ts';
import { loadProtocolTables } from '../load-protocol-tables.ts';
import type { FrameEvent } from './framing.ts';
import type { Line } from './intake.ts';
import { protocols } from './list.ts';
import { withDefaults } from './options.ts';
import type { Protocol, ProtocolFixture } from './protocol.ts';

/** Streams per protocol; the nightly run sets a million. */
const STREAMS = Number(process.env.UCC_FUZZ_STREAMS ?? 5000);
const STREAMS_PER_SEED = 500;

const tables = loadProtocolTables(fileURLToPath(new URL('../../../../resources', import.meta.url)));
const found = await Promise.all(
  protocols.map(async (protocol) => {
    const { name } = protocol.manifest;
    const { fixtures } = (await import(`./${name}/fixtures.ts`)) as { fixtures: ProtocolFixture[] };
    return { name, protocol, fixtures };
  }),
);

const NOBODY: Line = { send: () => true, after: () => () => {}, now: () => 0, trouble() {} };
const ANY_CHECKSUM = { crc: 'any', units: {}, acknowledge: true } as const;

function mutate(bytes: number[], telling: Uint8Array, random: () => number): void {
  const below = (n: number): number => Math.floor(random() * n);
  // Bytes that mean something to the framer come up more often than chance would bring them.
  const byte = (): number => (random() < 0.5 ? (telling[below(telling.length)] as number) : below(256));
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

/**
 * A packet is lost when neither its own frame nor a good one lies over it: a checksum of one byte can be met by
 * chance, and what meets it is a packet.
 */
function lost(events: readonly FrameEvent[], from: number, to: number): boolean {
  let at = 0;
  for (const event of events) {
    const next = at + (event.type === 'frame' ? event.frame.size : event.byteCount);
    if (event.type === 'frame' && event.frame.ok && next > from && at < to) return false;
    at = next;
  }
  return true;
}

/** One mutated stream between two good packets, cut at random; says what is wrong with the outcome, if anything. */
function attempt(
  protocol: Protocol,
  fixtures: readonly ProtocolFixture[],
  random: () => number,
): string | null {
  const sentinel = (fixtures.find(({ ok }) => ok) as ProtocolFixture).bytes;
  const pick = (fixtures[Math.floor(random() * fixtures.length)] as ProtocolFixture).bytes;
  const body = [...pick];
  mutate(body, pick, random);
  const stream = Buffer.concat([sentinel, Uint8Array.from(body), sentinel]);
  const context = { options: withDefaults(protocol.manifest.options, {}), number: 'N', now: () => 0 };
  const talk = protocol.createIntake(tables.get(protocol.manifest.name), context).meet(NOBODY);
  const events: FrameEvent[] = [];
  for (let at = 0; at < stream.length; ) {
    const size = 1 + Math.floor(random() ** 3 * stream.length);
    events.push(...talk.framer.push(stream.subarray(at, at + size)));
    at += size;
  }
  events.push(...talk.framer.flush('end'));
  let bytes = 0;
  for (const event of events) {
    bytes += event.type === 'frame' ? event.frame.size : event.byteCount;
    if (event.type !== 'frame') continue;
    talk.open(event.frame).take(ANY_CHECKSUM, 1);
    protocol.describe(event.frame);
    protocol.explain(event.frame);
  }
  talk.leave();
  if (bytes !== stream.length) return `${bytes} of ${stream.length} bytes accounted for`;
  if (talk.framer.buffered !== 0) return `${talk.framer.buffered} bytes left behind`;
  if (lost(events, 0, sentinel.length)) return 'the good packet before it was lost';
  return lost(events, stream.length - sentinel.length, stream.length)
    ? 'the good packet after it was lost'
    : null;
}

describe.each(found)('$name', ({ protocol, fixtures }) => {
  it(`survives ${STREAMS} mutated streams and loses no good packet`, { timeout: STREAMS * 10 }, () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = seededRandom(seed);
        for (let i = 0; i < STREAMS_PER_SEED; i++) {
          const wrong = attempt(protocol, fixtures, random);
          if (wrong) expect.fail(`seed ${seed}, stream ${i}: ${wrong}`);
        }
      }),
      { numRuns: Math.ceil(STREAMS / STREAMS_PER_SEED), endOnFailure: true },
    );
  });
});
