import type { Frame } from '../framing.ts';
import { type Match, ScanFramer } from '../scan-framer.ts';

/** One packet; `bytes` from the preamble to the check. */
export type SamFrame = Frame;

export const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
/** Preamble and length. */
export const HEAD_BYTES = 7;
/** Text, photograph and fingerprints together are 2321 bytes. */
const MAX_BYTES = HEAD_BYTES + 2400;

/** XOR of everything after the preamble but itself. */
export function checkOf(bytes: Uint8Array, from: number, to: number): number {
  let xor = 0;
  for (let i = from; i < to; i++) xor ^= bytes[i] as number;
  return xor;
}

function beginsInside(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at + PREAMBLE.length <= to; at++)
    if (PREAMBLE.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

function match(bytes: Uint8Array, at: number, end: number): Match<SamFrame> {
  for (let i = 0; i < PREAMBLE.length; i++) {
    if (at + i >= end) return 'more';
    if (bytes[at + i] !== PREAMBLE[i]) return null;
  }
  if (end - at < HEAD_BYTES) return 'more';
  const length = ((bytes[at + 5] as number) << 8) | (bytes[at + 6] as number);
  const size = HEAD_BYTES + length;
  if (length < 3 || size > MAX_BYTES) return null;
  // No body holds a preamble: where one stands, this packet broke off before it. One byte of check would not tell.
  if (beginsInside(bytes, at + HEAD_BYTES, Math.min(end, at + size))) return null;
  if (end - at < size) return 'more';
  const holds = bytes[at + size - 1] === checkOf(bytes, at + PREAMBLE.length, at + size - 1);
  return holds ? { bytes: bytes.slice(at, at + size), size, ok: true } : null;
}

export class SamFramer extends ScanFramer<SamFrame> {
  constructor() {
    super(match, MAX_BYTES);
  }
}
