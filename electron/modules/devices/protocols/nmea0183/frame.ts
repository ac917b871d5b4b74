import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';

export interface NmeaFrame extends Frame {
  /** Null where the line carries none, which only vendors' own lines may. */
  readonly checksumOk: boolean | null;
}

const DOLLAR = 0x24;
const STAR = 0x2a;
const CR = 0x0d;
const LF = 0x0a;
/** The standard allows 82; receivers with many satellites and vendors' lines are longer. */
const MAX_LINE_BYTES = 256;

const isHex = (byte: number | undefined): boolean =>
  byte !== undefined && /[0-9A-Fa-f]/.test(String.fromCharCode(byte));
const isPrintable = (byte: number): boolean => byte >= 0x20 && byte < 0x7f;
/** Talker and sentence in capitals, then the first field. */
const START = /^\$[A-Z][A-Z0-9]{2,11},/;

/** What the two characters after `*` say of everything between `$` and `*`. */
function checksumOf(bytes: Uint8Array, at: number, to: number): boolean | null {
  const star = to - 3;
  if (star <= at || bytes[star] !== STAR || !isHex(bytes[to - 2]) || !isHex(bytes[to - 1])) return null;
  let xor = 0;
  for (let i = at + 1; i < star; i++) xor ^= bytes[i] as number;
  return Number.parseInt(String.fromCharCode(bytes[to - 2] as number, bytes[to - 1] as number), 16) === xor;
}

function match(bytes: Uint8Array, at: number, end: number, { closed }: Around): Match<NmeaFrame> {
  if (bytes[at] !== DOLLAR) return null;
  let to = at + 1;
  while (to < end && to - at <= MAX_LINE_BYTES && isPrintable(bytes[to] as number) && bytes[to] !== DOLLAR)
    to++;
  if (to - at > MAX_LINE_BYTES) return null;
  if (to === end && !closed) return 'more';
  const head = Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(to - at, 16)).toString('latin1');
  if (!START.test(head)) return null;
  const checksumOk = checksumOf(bytes, at, to);
  let size = to - at;
  const ended = to < end && (bytes[to] === CR || bytes[to] === LF);
  // A line that breaks off without its end is whole only when it can prove it.
  if (!ended && checksumOk !== true) return to === end ? 'more' : null;
  if (ended && bytes[to] === CR) {
    if (to + 1 === end && !closed) return 'more';
    size += to + 1 < end && bytes[to + 1] === LF ? 2 : 1;
  } else if (ended) size += 1;
  return { bytes: bytes.slice(at, to), size, ok: checksumOk !== false, checksumOk };
}

export class NmeaFramer extends ScanFramer<NmeaFrame> {
  constructor() {
    super(match, MAX_LINE_BYTES + 2);
  }
}
