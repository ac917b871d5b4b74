import type { Frame } from '../framing.ts';
import { type Around, type Match, ScanFramer } from '../scan-framer.ts';

export interface ToledoFrame extends Frame {
  /** The check byte that may follow is there and agrees. */
  readonly checked: boolean;
}

const STX = 0x02;
const CR = 0x0d;
/** STX, three status words, six digits of weight, six of tare, CR. */
const PLAIN_BYTES = 17;
const LONGEST_BYTES = PLAIN_BYTES + 1;

/** Indicators set to seven data bits and read with eight carry their parity in the eighth. */
export const seven = (byte: number | undefined): number => (byte ?? 0) & 0x7f;

/** Two's complement of the low seven bits of the sum of everything before, STX and CR included. */
export function checkByte(bytes: Uint8Array, at: number): number {
  let sum = 0;
  for (let i = at; i < at + PLAIN_BYTES; i++) sum += seven(bytes[i]);
  return -sum & 0x7f;
}

/** Six figures behind leading blanks. */
function isFigure(bytes: Uint8Array, at: number): boolean {
  let digits = false;
  for (let i = at; i < at + 6; i++) {
    const byte = seven(bytes[i]);
    if (byte >= 0x30 && byte <= 0x39) digits = true;
    else if (byte !== 0x20 || digits) return false;
  }
  return digits;
}

/** Status words always have bit 5 set and bit 6 clear, which makes them printable and no letter. */
const isStatus = (byte: number | undefined): boolean => (seven(byte) & 0x60) === 0x20;

function match(bytes: Uint8Array, at: number, end: number, { closed }: Around): Match<ToledoFrame> {
  if (seven(bytes[at]) !== STX) return null;
  for (let i = 1; i <= 3; i++) {
    if (at + i >= end) return 'more';
    if (!isStatus(bytes[at + i])) return null;
  }
  if (end - at < PLAIN_BYTES) return 'more';
  if (!isFigure(bytes, at + 4) || !isFigure(bytes, at + 10) || seven(bytes[at + 16]) !== CR) return null;
  if (end - at === PLAIN_BYTES && !closed) return 'more';
  const checked = end - at > PLAIN_BYTES && seven(bytes[at + PLAIN_BYTES]) === checkByte(bytes, at);
  const size = checked ? LONGEST_BYTES : PLAIN_BYTES;
  return { bytes: bytes.slice(at, at + size), size, ok: true, checked };
}

export class ToledoFramer extends ScanFramer<ToledoFrame> {
  constructor() {
    super(match, LONGEST_BYTES + 1);
  }
}
