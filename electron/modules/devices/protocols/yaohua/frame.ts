import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';
import { checks, isNibble, xorOf } from './check.ts';

/** Which of the indicator's forms a packet has. */
export type YaohuaForm = 'continuous' | 'command' | 'equals' | 'text';

export interface YaohuaFrame extends Frame {
  readonly form: YaohuaForm;
}

const STX = 0x02;
const ETX = 0x03;
const EQUALS = 0x3d;
const CR = 0x0d;
const LF = 0x0a;

const CONTINUOUS_BYTES = 12;
const SHORT_REPLY_BYTES = 6;
const LONG_REPLY_BYTES = 14;
const EQUALS_BYTES = 9;
/** `ST , GS , +  12450.00 kg` with every blank that has been seen. */
const MAX_TEXT_BYTES = 32;
/** Nothing of this family is longer than a text line and its end. */
export const LONGEST_BYTES = MAX_TEXT_BYTES + 2;

const STARTS: ReadonlySet<string> = new Set(['WG', 'WN', 'wg', 'wn', 'ww', 'ST', 'US', 'OL', 'LO']);
export const TEXT_FORMS = {
  /** XK3190-A12E: `WG004.139kg3D`, the check being XOR of the eleven bytes before it; `wn…kg` has none. */
  weight: /^([Ww])([GNWgnw])([ 0-9.+-]{7})(kg|t)([0-9A-F]{2})?$/,
  /** XK3102DS and many others: `ST,GS,+0012450kg`. */
  status: /^(ST|US|OL) ?, ?(GS|NT|TR) ?, ?([+-]? *\d{1,8}(?:\.\d{0,4})?) ?(kg|t|g)$/,
  /** `OL23` above, `LO23` below what the scale can weigh. */
  beyond: /^(OL|LO)(\d{2})$/,
} as const;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Six places of a figure: digits, or blanks or dashes when the scale is overloaded. */
function isFigure(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + 6; i++) {
    const byte = bytes[i] as number;
    if (!isDigit(byte) && byte !== 0x20 && byte !== 0x2d) return false;
  }
  return true;
}

const isSign = (byte: number): boolean => byte === 0x2b || byte === 0x2d || byte === 0x20;
const isDecimals = (byte: number): boolean => byte >= 0x30 && byte <= 0x34;
const isUpper = (byte: number): boolean => byte >= 0x41 && byte <= 0x5a;
const isCommand = (byte: number): boolean => (byte & 0xdf) >= 0x41 && (byte & 0xdf) <= 0x45 && byte >= 0x41;

function take(bytes: Uint8Array, at: number, size: number, form: YaohuaForm, ok: boolean): YaohuaFrame {
  return { bytes: bytes.slice(at, at + size), size, ok, form };
}

/** STX … XH XL ETX with the XOR of what stands between STX and XH. */
function checked(bytes: Uint8Array, at: number, size: number, form: YaohuaForm): Match<YaohuaFrame> {
  const [xh, etx] = [at + size - 3, at + size - 1];
  if (bytes[etx] !== ETX || !isNibble(bytes[xh] as number) || !isNibble(bytes[xh + 1] as number)) return null;
  return take(bytes, at, size, form, checks(bytes, xh, xorOf(bytes, at + 1, xh)));
}

function matchStx(bytes: Uint8Array, at: number, end: number): Match<YaohuaFrame> {
  if (at + 1 >= end) return 'more';
  const second = bytes[at + 1] as number;
  if (isSign(second)) {
    if (end - at < CONTINUOUS_BYTES) return 'more';
    if (!isFigure(bytes, at + 2) || !isDecimals(bytes[at + 8] as number)) return null;
    return checked(bytes, at, CONTINUOUS_BYTES, 'continuous');
  }
  if (!isUpper(second)) return null;
  if (end - at < SHORT_REPLY_BYTES) return 'more';
  if (!isCommand(bytes[at + 2] as number)) return null;
  if (bytes[at + 5] === ETX) return checked(bytes, at, SHORT_REPLY_BYTES, 'command');
  if (end - at < LONG_REPLY_BYTES) return 'more';
  if (!isSign(bytes[at + 3] as number) || !isFigure(bytes, at + 4) || !isDecimals(bytes[at + 10] as number))
    return null;
  return checked(bytes, at, LONG_REPLY_BYTES, 'command');
}

function matchEquals(bytes: Uint8Array, at: number, end: number): Match<YaohuaFrame> {
  let dots = 0;
  for (let i = at + 1; i < at + EQUALS_BYTES; i++) {
    if (i >= end) return 'more';
    const byte = bytes[i] as number;
    if (byte === 0x2e) dots += 1;
    else if (!isDigit(byte) && !isSign(byte)) return null;
  }
  return dots === 1 ? take(bytes, at, EQUALS_BYTES, 'equals', true) : null;
}

/** A line is whole when its end is seen, or when nothing more comes. */
function matchText(bytes: Uint8Array, at: number, end: number, closed: boolean): Match<YaohuaFrame> {
  if (at + 1 >= end) return 'more';
  if (!STARTS.has(String.fromCharCode(bytes[at] as number, bytes[at + 1] as number))) return null;
  let to = at;
  while (to < end && to - at <= MAX_TEXT_BYTES && isPrintable(bytes[to] as number)) to++;
  if (to - at > MAX_TEXT_BYTES) return null;
  if (to === end && !closed) return 'more';
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, to - at).toString('latin1');
  const weight = TEXT_FORMS.weight.exec(text);
  if (!weight && !TEXT_FORMS.status.test(text) && !TEXT_FORMS.beyond.test(text))
    return to === end ? 'more' : null;
  let size = to - at;
  if (bytes[to] === CR && to < end) {
    if (to + 1 === end && !closed) return 'more';
    size += to + 1 < end && bytes[to + 1] === LF ? 2 : 1;
  } else if (to < end && bytes[to] === LF) size += 1;
  const ok = weight?.[5] === undefined || checks(bytes, to - 2, xorOf(bytes, at, to - 2));
  return { bytes: bytes.slice(at, to), size, ok, form: 'text' };
}

const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;
const TEXT_FIRST: ReadonlySet<number> = new Set([...STARTS].map((start) => start.charCodeAt(0)));

function match(bytes: Uint8Array, at: number, end: number, { closed }: Around): Match<YaohuaFrame> {
  const first = bytes[at] as number;
  if (first === STX) return matchStx(bytes, at, end);
  if (first === EQUALS) return matchEquals(bytes, at, end);
  return TEXT_FIRST.has(first) ? matchText(bytes, at, end, closed) : null;
}

/** Bytes to packets of every form that these indicators send; each form begins with a byte of its own. */
export class YaohuaFramer extends ScanFramer<YaohuaFrame> {
  constructor() {
    super(match, LONGEST_BYTES);
  }
}
