import { type CrcMode, CrcWalk, crcModeOf } from './crc.ts';
import { readHex } from './header.ts';

/**
 * Where the data segment of a packet ends and where the packet itself ends, when its declared length cannot be
 * relied on. Offsets are absolute in the buffer. A claim that the checksum confirms is always taken before one
 * that merely looks right, so that a packet whose neighbour lost its header is not joined with it.
 */
export interface Layout {
  readonly segmentEnd: number;
  /** Just past the checksum. */
  readonly packetEnd: number;
  readonly crcMode: CrcMode | null;
}

export interface LineLayout extends Layout {
  /** False when the line looks cut short of its declared length: its line end may be part of a value. */
  readonly settled: boolean;
}

const AMPERSAND = 0x26;
const CRC_DIGITS = 4;
/** Devices that count checksum and CR LF into the length declare this much too many. */
export const TAIL_COUNTED = 6;

function claim(bytes: Uint8Array, from: number, segmentEnd: number, packetEnd: number): Layout {
  const declared = readHex(bytes, segmentEnd, packetEnd);
  const crcMode = declared < 0 ? null : crcModeOf(declared, bytes, from, segmentEnd);
  return { segmentEnd, packetEnd, crcMode };
}

/** The segment ends where the length says and checksum digits follow; `null` when they do not or lie past `limit`. */
function byLength(bytes: Uint8Array, from: number, length: number, limit: number): Layout | null {
  const segmentEnd = from + length;
  if (length <= 0 || segmentEnd + CRC_DIGITS > limit) return null;
  if (readHex(bytes, segmentEnd, segmentEnd + CRC_DIGITS) < 0) return null;
  return claim(bytes, from, segmentEnd, segmentEnd + CRC_DIGITS);
}

/** Some ports print the checksum without leading zeros; only a match makes fewer than four digits believable. */
function byLengthUnpadded(bytes: Uint8Array, from: number, length: number, lineEnd: number): Layout | null {
  const digits = lineEnd - from - length;
  if (length <= 0 || digits < 1 || digits >= CRC_DIGITS) return null;
  const layout = claim(bytes, from, from + length, lineEnd);
  return layout.crcMode === null ? null : layout;
}

function opensCp(bytes: Uint8Array, from: number, at: number): boolean {
  return at - 3 >= from && bytes[at - 3] === 0x43 && bytes[at - 2] === 0x50 && bytes[at - 1] === 0x3d;
}

/**
 * Closing `&&` followed by four hex digits: the first one that the checksum confirms, otherwise the first one.
 * Both checksums are carried along, so that a line full of `&&0000` costs one pass.
 */
function byStructure(bytes: Uint8Array, from: number, limit: number): Layout | null {
  const walk = new CrcWalk(bytes, from);
  let first: Layout | null = null;
  let i = from;
  while (i + 2 + CRC_DIGITS <= limit) {
    if (bytes[i] !== AMPERSAND || bytes[i + 1] !== AMPERSAND) {
      i++;
      continue;
    }
    const segmentEnd = i + 2;
    i = segmentEnd;
    if (opensCp(bytes, from, segmentEnd - 2)) continue;
    const declared = readHex(bytes, segmentEnd, segmentEnd + CRC_DIGITS);
    if (declared < 0) continue;
    const crcMode = walk.modeAt(segmentEnd, declared);
    const layout = { segmentEnd, packetEnd: segmentEnd + CRC_DIGITS, crcMode };
    if (crcMode !== null) return layout;
    first ??= layout;
  }
  return first;
}

function lastClosing(bytes: Uint8Array, from: number, to: number): number {
  for (let i = to - 2; i >= from; i--) if (bytes[i] === AMPERSAND && bytes[i + 1] === AMPERSAND) return i + 2;
  return -1;
}

function confirmed(layout: Layout | null): layout is Layout & { crcMode: CrcMode } {
  return layout !== null && layout.crcMode !== null;
}

/** A line that nothing confirms: everything up to its last `&&` is the segment, what follows stands for the checksum. */
function byLineEnd(bytes: Uint8Array, from: number, lineEnd: number): Layout {
  const closing = lastClosing(bytes, from, lineEnd);
  if (closing >= 0) return claim(bytes, from, closing, lineEnd);
  const tail = Math.max(from, lineEnd - CRC_DIGITS);
  return claim(bytes, from, readHex(bytes, tail, lineEnd) < 0 ? lineEnd : tail, lineEnd);
}

/**
 * Layout of a packet that a line end closes.
 * @param from first byte of the data segment
 * @param declared the length that the packet declares
 * @param lineEnd just past the last byte before CR LF
 */
export function layoutOfLine(bytes: Uint8Array, from: number, declared: number, lineEnd: number): LineLayout {
  const prefix = byLength(bytes, from, declared, lineEnd);
  if (confirmed(prefix)) return { ...prefix, settled: true };
  const unpadded = byLengthUnpadded(bytes, from, declared, lineEnd);
  if (unpadded) return { ...unpadded, settled: true };
  const counted = byLength(bytes, from, declared - TAIL_COUNTED, lineEnd);
  if (confirmed(counted)) return { ...counted, settled: true };
  const structure = byStructure(bytes, from, lineEnd);
  if (confirmed(structure)) return { ...structure, settled: true };
  if (prefix && prefix.packetEnd === lineEnd) return { ...prefix, settled: true };
  const line = byLineEnd(bytes, from, lineEnd);
  const whole = structure !== null && structure.packetEnd === lineEnd;
  return { ...line, settled: whole || lineEnd - from >= declared };
}

/**
 * Layout of a packet that no line end closes: the next packet or the end of the stream does, at `limit`. `null`
 * when nothing in it looks like the end of a packet.
 */
export function layoutOfOpen(
  bytes: Uint8Array,
  from: number,
  declared: number,
  limit: number,
): Layout | null {
  const prefix = byLength(bytes, from, declared, limit);
  if (confirmed(prefix)) return prefix;
  const counted = byLength(bytes, from, declared - TAIL_COUNTED, limit);
  if (confirmed(counted)) return counted;
  const structure = byStructure(bytes, from, limit);
  if (confirmed(structure)) return structure;
  return prefix?.packetEnd === limit ? prefix : structure;
}

/** A packet with line ends inside its values: length and checksum must both confirm it. */
export function isWholeWithLineEnds(
  bytes: Uint8Array,
  from: number,
  declared: number,
  lineEnd: number,
): boolean {
  if (lineEnd - from - declared !== CRC_DIGITS) return false;
  return confirmed(byLength(bytes, from, declared, lineEnd));
}
