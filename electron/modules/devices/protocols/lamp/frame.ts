import type { Frame } from '../framing.ts';
import { crcHolds } from '../modbus/crc.ts';
import { type Match, ScanFramer } from '../scan-framer.ts';

export interface LampFrame extends Frame {
  readonly form: 'lcus' | 'modbus';
}

const LCUS_START = 0xa0;
const LCUS_BYTES = 4;
const CRC_BYTES = 2;
/** Coils of a lamp fit one byte. */
const LONGEST_BYTES = 10;

/** A0, channel, 0 or 1, sum of the three. */
function matchLcus(bytes: Uint8Array, at: number, end: number): Match<LampFrame> {
  if (end - at < LCUS_BYTES) return 'more';
  const [start, channel, state, sum] = bytes.subarray(at, at + LCUS_BYTES) as unknown as number[];
  const holds = sum === (((start ?? 0) + (channel ?? 0) + (state ?? 0)) & 0xff);
  const known = (channel ?? 0) >= 1 && (channel ?? 9) <= 8 && (state ?? 2) <= 1;
  if (!holds || !known) return null;
  return { bytes: bytes.slice(at, at + LCUS_BYTES), size: LCUS_BYTES, ok: true, form: 'lcus' };
}

/** Bytes that coils and their writing take by function, shortest first: an answer, a request. */
const SIZES: Readonly<Record<number, readonly number[]>> = {
  1: [4, 6],
  5: [6],
  15: [6, 8],
  129: [3],
  133: [3],
  143: [3],
};

function matchModbus(bytes: Uint8Array, at: number, end: number): Match<LampFrame> {
  if (end - at < 2) return 'more';
  for (const size of SIZES[bytes[at + 1] as number] ?? []) {
    const to = at + size + CRC_BYTES;
    if (to > end) return 'more';
    if (crcHolds(bytes, at, to))
      return { bytes: bytes.slice(at, to), size: size + CRC_BYTES, ok: true, form: 'modbus' };
  }
  return null;
}

function match(bytes: Uint8Array, at: number, end: number): Match<LampFrame> {
  const first = bytes[at] as number;
  if (first === LCUS_START) return matchLcus(bytes, at, end);
  return first >= 1 && first <= 247 ? matchModbus(bytes, at, end) : null;
}

export class LampFramer extends ScanFramer<LampFrame> {
  constructor() {
    super(match, LONGEST_BYTES);
  }
}
