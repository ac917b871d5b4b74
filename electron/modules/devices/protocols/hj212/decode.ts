import type { Hj212Frame } from './frame.ts';
import { decodeText, type TextEncoding } from './text.ts';

/** Names and values as they came, in their order. */
export type Pairs = { [name: string]: string };

/** Editions told by bits 2–7 of the Flag. Information only: devices set them wrongly. */
export type Edition = '2005' | '2017' | '2025' | 'unknown';

export interface Hj212Flag {
  /** Bit 0 (A): the sender wants an answer. */
  readonly wantsAnswer: boolean;
  /** Bit 1 (D): PNUM and PNO are present. */
  readonly split: boolean;
  readonly edition: Edition;
}

/** The content of a packet. Nothing here has been checked for sense; names keep the sender's spelling. */
export interface Hj212Message {
  /** Everything before CP: QN ST CN PW MN Flag PNUM PNO and what vendors add. */
  readonly fields: Pairs;
  /** The `;` items of CP in their order, each with its `,` pairs. Of a name given twice the last value stays. */
  readonly cp: readonly Pairs[];
  /** The packet has a CP field (even when empty). */
  readonly hasCp: boolean;
  /** CP is in the 2025 encrypted form `{0x…}` and was not decoded. */
  readonly encrypted: boolean;
  readonly flag: Hj212Flag | null;
  readonly encoding: TextEncoding;
}

const CP_OPEN = 'CP=&&';
const ENCRYPTED = /^\s*\{\s*0x[0-9a-f]{1,2}/i;
const EDITIONS: readonly Edition[] = ['2005', '2017', '2025'];

/** Assigns even `__proto__` as an ordinary name. */
function put(pairs: Pairs, name: string, value: string): void {
  if (name === '__proto__')
    Object.defineProperty(pairs, name, { value, enumerable: true, configurable: true, writable: true });
  else pairs[name] = value;
}

function putPair(pairs: Pairs, text: string): void {
  const pair = text.trim();
  if (pair === '') return;
  const equals = pair.indexOf('=');
  if (equals < 0) put(pairs, pair, '');
  else put(pairs, pair.slice(0, equals).trimEnd(), pair.slice(equals + 1).trimStart());
}

/** The standard itself prints `QN=…534,ST=32` (tables C.22, C.48): a comma before `NAME=` separates too. */
const FIELD_SEPARATOR = /;|,(?=[A-Za-z]+=)/;

function parseFields(text: string): Pairs {
  const fields: Pairs = {};
  for (const part of text.split(FIELD_SEPARATOR)) putPair(fields, part);
  return fields;
}

/** Parses what stands between the two `&&` of CP. Blank items (`;&&`, `&& &&`) are no items. */
export function parseCp(text: string): Pairs[] {
  const items: Pairs[] = [];
  for (const part of text.split(';')) {
    const item: Pairs = {};
    let any = false;
    for (const pair of part.split(',')) {
      if (pair.trim() === '') continue;
      putPair(item, pair);
      any = true;
    }
    if (any) items.push(item);
  }
  return items;
}

/** The value of a field or CP name whatever its case (whole packets come in capitals). Exact spelling wins. */
export function lookup(pairs: Pairs, name: string): string | undefined {
  if (Object.hasOwn(pairs, name)) return pairs[name];
  const wanted = name.toLowerCase();
  for (const key of Object.keys(pairs)) if (key.toLowerCase() === wanted) return pairs[key];
  return undefined;
}

/** Flag byte (2017): bit 0 answer wanted, bit 1 split, bits 2–7 edition. `null` when absent or no byte. */
export function parseFlag(text: string | undefined): Hj212Flag | null {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return null;
  const value = Number(text);
  if (value > 255) return null;
  return {
    wantsAnswer: (value & 1) !== 0,
    split: (value & 2) !== 0,
    edition: EDITIONS[value >> 2] ?? 'unknown',
  };
}

/** Parses a data segment (no header, no checksum). */
export function decodeSegment(segment: Uint8Array): Hj212Message {
  const { text, encoding } = decodeText(segment);
  const open = text.indexOf(CP_OPEN);
  const fields = parseFields(open < 0 ? text : text.slice(0, open));
  let inside = '';
  if (open >= 0) {
    const from = open + CP_OPEN.length;
    const close = text.lastIndexOf('&&');
    inside = text.slice(from, close >= from ? close : text.length);
  }
  const encrypted = ENCRYPTED.test(inside);
  return {
    fields,
    cp: encrypted ? [] : parseCp(inside),
    hasCp: open >= 0,
    encrypted,
    flag: parseFlag(lookup(fields, 'Flag')),
    encoding,
  };
}

/** Parses a frame, good or bad; what cannot be read is missing from the result. Never throws. */
export function decodeFrame(frame: Hj212Frame): Hj212Message {
  return decodeSegment(frame.bytes.subarray(frame.segmentStart, frame.segmentEnd));
}
