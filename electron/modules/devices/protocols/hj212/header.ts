/** The start of a packet: `##`, decimal length, first letter of the data segment (2017 table 2). */

const HASH = 0x23;
/** The standard writes four digits; two and three are met in the field, six bounds the look-ahead. */
const MIN_DIGITS = 2;
const MAX_DIGITS = 6;

/** Returned by `matchHeader` when what stands there may still become a header. */
export const NEED_MORE = -1;

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** `0`–`9`, `A`–`F`, `a`–`f`. */
export function isHexDigit(byte: number): boolean {
  return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}

/**
 * Whether a packet starts at `bytes[at]`, looking no further than `end`. Returns the number of bytes before the
 * data segment (`##` and the digits), 0 when no packet starts there, `NEED_MORE` when `end` came too early.
 */
export function matchHeader(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return NEED_MORE;
  if (bytes[at] !== HASH) return 0;
  if (at + 1 >= end) return NEED_MORE;
  if (bytes[at + 1] !== HASH) return 0;
  for (let digits = 0; digits <= MAX_DIGITS; digits++) {
    const i = at + 2 + digits;
    if (i >= end) return NEED_MORE;
    const byte = bytes[i] as number;
    if (isDigit(byte)) continue;
    return digits >= MIN_DIGITS && isLetter(byte) ? 2 + digits : 0;
  }
  return 0;
}

/** The number written between `##` and the data segment. */
export function readLength(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + ((bytes[i] as number) - 0x30);
  return value;
}

/** `bytes[from, to)` as a hex number; -1 when it is empty, longer than four digits or not hex. */
export function readHex(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from || to - from > 4) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (!isHexDigit(byte)) return -1;
    value = value * 16 + (isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return value;
}
