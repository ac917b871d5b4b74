import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';
import { crcHolds } from './crc.ts';

/** How packets are marked off: by their CRC, by the MBAP header, or by whichever holds (captures). */
export type Framing = 'rtu' | 'tcp' | 'auto';

export interface ModbusFrame extends Frame {
  readonly framing: 'rtu' | 'tcp';
  /** Where the slave address stands in `bytes`. */
  readonly unitAt: number;
  /** Just past the data. */
  readonly dataEnd: number;
}

const MBAP_BYTES = 6;
const CRC_BYTES = 2;
const LONGEST_BYTES = 260;
/** To see whether a packet stands inside another, its end must be seen too. */
const LOOKED_AT_BYTES = 2 * LONGEST_BYTES;
const isRead = (fn: number): boolean => fn >= 1 && fn <= 4;

/**
 * Sizes that a packet beginning with a slave address can have by its function, shortest first, checks left out: a
 * request and its answer look alike up to their length. `null` when more bytes are needed to say.
 */
function sizesOf(bytes: Uint8Array, unitAt: number, end: number): number[] | null {
  if (unitAt + 1 >= end) return null;
  const fn = bytes[unitAt + 1] as number;
  if (fn > 0x80 && isKnown(fn & 0x7f)) return [3];
  if (!isKnown(fn)) return [];
  if (fn === 5 || fn === 6) return [6];
  if (isRead(fn)) {
    if (unitAt + 2 >= end) return null;
    const count = bytes[unitAt + 2] as number;
    const whole = count >= 1 && count <= 250 && (fn <= 2 || count % 2 === 0);
    return whole ? [...new Set([6, 3 + count])].sort((a, b) => a - b) : [6];
  }
  if (unitAt + 6 >= end) return end - unitAt >= 6 ? [6] : null;
  return [6, 7 + (bytes[unitAt + 6] as number)];
}

const isKnown = (fn: number): boolean => (fn >= 1 && fn <= 6) || fn === 0x0f || fn === 0x10;

/** No mark, no length: a packet is what its CRC says. */
function matchRtu(bytes: Uint8Array, at: number, end: number): Match<ModbusFrame> {
  const sizes = sizesOf(bytes, at, end);
  if (!sizes) return 'more';
  for (const size of sizes) {
    const to = at + size + CRC_BYTES;
    if (to > end) return 'more';
    if (!crcHolds(bytes, at, to)) continue;
    const whole = { bytes: bytes.slice(at, to), size: size + CRC_BYTES, ok: true };
    return { ...whole, framing: 'rtu', unitAt: 0, dataEnd: size };
  }
  // Writing several needs one byte more than its answer to tell its length.
  const fn = bytes[at + 1] as number;
  return (fn === 0x0f || fn === 0x10) && sizes.length === 1 && end - at < 8 ? 'more' : null;
}

/** Transaction, protocol 0, length; the length must be one that the function can have. */
function matchTcp(bytes: Uint8Array, at: number, end: number): Match<ModbusFrame> {
  for (const i of [2, 3, 4]) {
    if (at + i >= end) return 'more';
    if (bytes[at + i] !== 0) return null;
  }
  if (at + 5 >= end) return 'more';
  const length = bytes[at + 5] as number;
  if (length < 3 || length > LONGEST_BYTES - MBAP_BYTES) return null;
  const to = at + MBAP_BYTES + length;
  if (to > end) return 'more';
  if (!sizesOf(bytes, at + MBAP_BYTES, to)?.includes(length)) return null;
  const whole = { bytes: bytes.slice(at, to), size: to - at, ok: true };
  return { ...whole, framing: 'tcp', unitAt: MBAP_BYTES, dataEnd: to - at };
}

/** A header proves less than a CRC: what has a whole RTU packet begin inside it is no MBAP packet. */
function matchUnproven(bytes: Uint8Array, at: number, end: number, closed: boolean): Match<ModbusFrame> {
  const tcp = matchTcp(bytes, at, end);
  if (tcp === null || tcp === 'more') return tcp;
  for (let inside = at + 1; inside < at + tcp.size; inside++) {
    const rtu = matchRtu(bytes, inside, end);
    if (rtu === 'more' && !closed) return 'more';
    if (rtu !== null && rtu !== 'more') return null;
  }
  return tcp;
}

function matcher(framing: Framing) {
  return (bytes: Uint8Array, at: number, end: number, { closed }: Around): Match<ModbusFrame> => {
    if (framing === 'tcp') return matchTcp(bytes, at, end);
    const rtu = matchRtu(bytes, at, end);
    return rtu === null && framing === 'auto' ? matchUnproven(bytes, at, end, closed) : rtu;
  };
}

export class ModbusFramer extends ScanFramer<ModbusFrame> {
  constructor(framing: Framing) {
    super(matcher(framing), LOOKED_AT_BYTES);
  }
}
