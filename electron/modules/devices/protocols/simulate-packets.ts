import { seededRandom } from '#shared/kernel/random.ts';
import type { SimulatedPacket } from './simulator.ts';

interface Sent {
  seed: number;
  startAt: number;
  /** Share of packets, 0 to 1, that something is wrong with. */
  faults: number;
  everyMs: number;
}

/** One packet every `everyMs` without end. `make` may draw from `random`; the same seed gives the same bytes. */
export function* simulatePackets(
  { seed, startAt, faults, everyMs }: Sent,
  make: (at: number, random: () => number) => Uint8Array,
): Generator<SimulatedPacket, never> {
  const random = seededRandom(seed);
  // Faults draw from a sequence of their own, so that a faulty run measures the same as a clean one.
  const chance = seededRandom(seed ^ 0x5eed);
  for (let at = startAt; ; at += everyMs) {
    const bytes = make(at, random);
    yield chance() < faults ? { at, ...withFault(bytes, chance) } : { at, bytes, fault: null };
  }
}

/** What a bad line does to any packet. */
export function withFault(bytes: Uint8Array, random: () => number): { bytes: Uint8Array; fault: string } {
  const kind = Math.floor(random() * 3);
  if (kind === 0) {
    const noise = Uint8Array.from({ length: 1 + Math.floor(random() * 20) }, () =>
      Math.floor(random() * 256),
    );
    return { bytes: Buffer.concat([noise, bytes]), fault: 'noise' };
  }
  if (kind === 1) return { bytes: bytes.slice(0, Math.floor(random() * bytes.length)), fault: 'truncated' };
  const broken = Uint8Array.from(bytes);
  const at = Math.floor(random() * broken.length);
  broken[at] = (broken[at] as number) ^ (1 << Math.floor(random() * 8));
  return { bytes: broken, fault: 'bit' };
}
