import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';

/** Which reader's output a packet has. */
export type FdxbForm = 'allflex' | 'longrfid' | 'wl134' | 'digits';

export interface FdxbFrame extends Frame {
  readonly form: FdxbForm;
}

const LONGRFID = [0xaa, 0x0f, 0x08, 0x00] as const;
const LONGRFID_BYTES = 13;
const WL134_BYTES = 30;
const STX = 0x02;
const ETX = 0x03;
const CR = 0x0d;
const LF = 0x0a;
const MAX_TEXT_BYTES = 40;

/** `LA 982 000001088420`; the long form has group and retagging before the country. */
export const ALLFLEX = /^L[AR] (?:\d{5} \d )?(\d{3}) (\d{12})$/;
/** A keyboard wedge on a serial line. */
export const DIGITS = /^\d{15}$/;

function xorOf(bytes: Uint8Array, from: number, to: number): number {
  let xor = 0;
  for (let i = from; i < to; i++) xor ^= bytes[i] as number;
  return xor;
}

function take(bytes: Uint8Array, at: number, length: number, size: number, form: FdxbForm): FdxbFrame {
  return { bytes: bytes.slice(at, at + length), size, ok: true, form };
}

/** AA 0F 08 00, country, number, XOR from 0F on, BB. */
function matchLongrfid(bytes: Uint8Array, at: number, end: number): Match<FdxbFrame> {
  for (let i = 0; i < LONGRFID.length; i++) {
    if (at + i >= end) return 'more';
    if (bytes[at + i] !== LONGRFID[i]) return null;
  }
  if (end - at < LONGRFID_BYTES) return 'more';
  if (bytes[at + 12] !== 0xbb || bytes[at + 11] !== xorOf(bytes, at + 1, at + 11)) return null;
  return take(bytes, at, LONGRFID_BYTES, LONGRFID_BYTES, 'longrfid');
}

const isHex = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);

/** STX, 26 hex digits (number and country with the low digit first), XOR, its complement, ETX. */
function matchWl134(bytes: Uint8Array, at: number, end: number): Match<FdxbFrame> {
  for (let i = 1; i <= 26; i++) {
    if (at + i >= end) return 'more';
    if (!isHex(bytes[at + i] as number)) return null;
  }
  if (end - at < WL134_BYTES) return 'more';
  const xor = xorOf(bytes, at + 1, at + 27);
  const holds = bytes[at + 27] === xor && bytes[at + 28] === (~xor & 0xff) && bytes[at + 29] === ETX;
  return holds ? take(bytes, at, WL134_BYTES, WL134_BYTES, 'wl134') : null;
}

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;

function matchText(bytes: Uint8Array, at: number, end: number, closed: boolean): Match<FdxbFrame> {
  let to = at;
  while (to < end && to - at <= MAX_TEXT_BYTES && isPrintable(bytes[to] as number)) to++;
  if (to - at > MAX_TEXT_BYTES) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, to - at).toString('latin1');
  const form = ALLFLEX.test(text) ? 'allflex' : DIGITS.test(text) ? 'digits' : null;
  if (to === end && (!closed || !form)) return couldBecome(text) ? 'more' : null;
  if (!form) return null;
  let size = to - at;
  if (to < end && bytes[to] === CR) {
    if (to + 1 === end && !closed) return 'more';
    size += to + 1 < end && bytes[to + 1] === LF ? 2 : 1;
  } else if (to < end && bytes[to] === LF) size += 1;
  else if (to < end) return null;
  return take(bytes, at, to - at, size, form);
}

/** Text whose end has not come yet and that may still be one of ours. */
function couldBecome(text: string): boolean {
  return /^\d{1,15}$/.test(text) || /^L([AR]( [\d ]{0,28})?)?$/.test(text);
}

function match(bytes: Uint8Array, at: number, end: number, { closed }: Around): Match<FdxbFrame> {
  const first = bytes[at] as number;
  if (first === LONGRFID[0]) return matchLongrfid(bytes, at, end);
  if (first === STX) return matchWl134(bytes, at, end);
  return first === 0x4c || (first >= 0x30 && first <= 0x39) ? matchText(bytes, at, end, closed) : null;
}

/** Bytes to packets of every reader; each form begins with a byte of its own. */
export class FdxbFramer extends ScanFramer<FdxbFrame> {
  constructor() {
    super(match, MAX_TEXT_BYTES + 3);
  }
}
