import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';
import { FLAG, unescapeBytes } from './escape.ts';

/** The header of a message (2013 §4.4.3, 2019 §4.4.3). */
export interface Jt808Header {
  readonly messageId: number;
  /** Length of the body that the header declares. */
  readonly declaredLength: number;
  /** Bits 10–12; 0 is in clear. */
  readonly encryption: number;
  /** Bit 14: the edition of 2019. */
  readonly versioned: boolean;
  /** Digits as on the wire, leading zeros included. */
  readonly phone: string;
  readonly serial: number;
  /** One of several; `index` counts from 1. */
  readonly part: { readonly total: number; readonly index: number } | null;
  /** Bytes of header before the body. */
  readonly size: number;
}

export interface Jt808Frame extends Frame {
  /** Unescaped, without the flags: header, body, check. Empty when it cannot be unescaped. */
  readonly content: Uint8Array;
  /** Null when there are too few bytes for one. */
  readonly header: Jt808Header | null;
  readonly lengthOk: boolean;
  readonly checkOk: boolean;
}

const OLD_PHONE_BYTES = 6;
const NEW_PHONE_BYTES = 10;
/** Shortest header and the check. */
const MIN_CONTENT_BYTES = 13;
/** Fewer bytes than this between two flags are no message, not even a broken one. */
const MIN_BROKEN_BYTES = 3;
/** Longest header, a body of ten bits, the check, and every byte escaped. */
const MAX_WIRE_BYTES = 2 * (21 + 1023 + 1);

function digits(content: Uint8Array, from: number, count: number): string {
  return Buffer.from(content.subarray(from, from + count))
    .toString('hex')
    .toUpperCase();
}

function readHeader(content: Uint8Array, phoneBytes: number): Jt808Header | null {
  const versioned = phoneBytes === NEW_PHONE_BYTES;
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const properties = view.getUint16(2);
  const split = (properties & 0x2000) !== 0;
  const phoneAt = versioned ? 5 : 4;
  const size = phoneAt + phoneBytes + 2 + (split ? 4 : 0);
  if (content.length < size + 1) return null;
  const serialAt = phoneAt + phoneBytes;
  return {
    messageId: view.getUint16(0),
    declaredLength: properties & 0x3ff,
    encryption: (properties >> 10) & 7,
    versioned: (properties & 0x4000) !== 0,
    phone: digits(content, phoneAt, phoneBytes),
    serial: view.getUint16(serialAt),
    part: split ? { total: view.getUint16(serialAt + 2), index: view.getUint16(serialAt + 4) } : null,
    size,
  };
}

/** Some terminals set the version bit and keep the short phone: where the length proves that, they are believed. */
function headerOf(content: Uint8Array): Jt808Header | null {
  if (content.length < MIN_CONTENT_BYTES) return null;
  const versioned = ((content[2] as number) & 0x40) !== 0;
  const declared = readHeader(content, versioned ? NEW_PHONE_BYTES : OLD_PHONE_BYTES);
  if (!versioned || (declared && lengthHolds(content, declared))) return declared;
  const short = readHeader(content, OLD_PHONE_BYTES);
  return short && lengthHolds(content, short) ? short : declared;
}

const lengthHolds = (content: Uint8Array, { size, declaredLength }: Jt808Header): boolean =>
  content.length === size + declaredLength + 1;

/** The message between `from` and `close`; `at` to `next` is what it accounts for. */
function frameOf(bytes: Uint8Array, at: number, from: number, close: number, next: number): Jt808Frame {
  const content = unescapeBytes(bytes, from, close) ?? new Uint8Array(0);
  const header = headerOf(content);
  const lengthOk = header !== null && lengthHolds(content, header);
  let xor = 0;
  for (const byte of content) xor ^= byte;
  const checkOk = content.length >= MIN_CONTENT_BYTES && xor === 0;
  // A flag that is shared with the message before is shown with both.
  const shown = at === from ? Uint8Array.of(FLAG, ...bytes.subarray(at, next)) : bytes.slice(at, next);
  return { bytes: shown, size: next - at, ok: lengthOk && checkOk, content, header, lengthOk, checkOk };
}

function match(
  bytes: Uint8Array,
  at: number,
  end: number,
  { closed, afterFrame }: Around,
): Match<Jt808Frame> {
  const opened = bytes[at] === FLAG;
  // One flag may close a message and open the next.
  if (!opened && !afterFrame) return null;
  const from = opened ? at + 1 : at;
  let close = from;
  while (close < end && bytes[close] !== FLAG && close - from <= MAX_WIRE_BYTES) close++;
  if (close - from > MAX_WIRE_BYTES) return null;
  if (close >= end) return 'more';
  if (close - from < MIN_BROKEN_BYTES) return null;
  const whole = frameOf(bytes, at, from, close, close + 1);
  if (whole.ok) return whole;
  if (!opened) return null;
  // The flag behind a broken message may be the next one's own: it is, unless another follows.
  if (close + 1 >= end) return closed ? whole : 'more';
  return bytes[close + 1] === FLAG ? whole : frameOf(bytes, at, from, close, close);
}

export class Jt808Framer extends ScanFramer<Jt808Frame> {
  constructor() {
    super(match, MAX_WIRE_BYTES + 3);
  }
}
