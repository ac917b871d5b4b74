import { type CrcMode, crcBy, formatCrc } from './crc.ts';
import type { Hj212Message, Pairs } from './decode.ts';
import { lookup } from './decode.ts';

/** A packet to be written: fields in the order given, then CP. */
export interface Hj212Packet {
  readonly fields: Pairs;
  readonly cp: readonly Pairs[];
  /** Checksum method; the standard's when left out. */
  readonly crc?: CrcMode;
}

/** Four length digits are all there is. */
const MAX_SEGMENT_BYTES = 9999;
/** Separators, line ends and the header mark have no escape on this wire. */
const RESERVED_NAME = /[;,=&#\p{Cc}\s]/u;
const RESERVED_VALUE = /[;,&\p{Cc}]|##|^\s|\s$/u;

const encoder = new TextEncoder();

function writePairs(pairs: Pairs, separator: string): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(pairs)) {
    if (name === '' || RESERVED_NAME.test(name) || RESERVED_VALUE.test(value))
      throw new RangeError(`HJ 212 cannot carry ${JSON.stringify(`${name}=${value}`)}`);
    parts.push(`${name}=${value}`);
  }
  return parts.join(separator);
}

/**
 * The data segment of a packet, UTF-8.
 * @throws RangeError when a name or value holds a separator, or there is no field that could follow the length.
 */
export function encodeSegment(packet: Hj212Packet): Uint8Array {
  const fields = writePairs(packet.fields, ';');
  const cp = packet.cp.map((item) => writePairs(item, ',')).filter((item) => item !== '');
  const segment = `${fields}${fields === '' ? '' : ';'}CP=&&${cp.join(';')}&&`;
  if (!/^[A-Za-z]/.test(segment)) throw new RangeError('HJ 212 data segments begin with a letter');
  return encoder.encode(segment);
}

/** Puts header, length, checksum and CR LF around a data segment. Throws `RangeError` above 9999 bytes. */
export function frameSegment(segment: Uint8Array, crc: CrcMode = 'hj212'): Uint8Array {
  if (segment.length > MAX_SEGMENT_BYTES) throw new RangeError(`HJ 212 segment of ${segment.length} bytes`);
  const header = `##${String(segment.length).padStart(4, '0')}`;
  const packet = new Uint8Array(header.length + segment.length + 6);
  packet.set(encoder.encode(header), 0);
  packet.set(segment, header.length);
  packet.set(encoder.encode(`${formatCrc(crcBy(crc, segment))}\r\n`), header.length + segment.length);
  return packet;
}

/** The whole packet, CR LF included. Throws `RangeError` for what the wire cannot carry. */
export function encodePacket(packet: Hj212Packet): Uint8Array {
  return frameSegment(encodeSegment(packet), packet.crc);
}

/** 9011 request acknowledged, 9012 result of a request, 9013 notice acknowledged, 9014 data acknowledged. */
export type AnswerCn = '9011' | '9012' | '9013' | '9014';

/** First Flag value of each edition: neither answer wanted nor split. */
const PLAIN_FLAG = { '2005': '0', '2017': '4', '2025': '8', unknown: '4' } as const;
const ECHO_LIMIT = 64;
/** Printable ASCII without anything that separates or marks, and no blank at either end. */
const ECHOED = /^(?! )[^;,=&#\p{Cc}\P{ASCII}]*(?<! )$/u;

/**
 * The answer to `message` (2017, tables C.14 to C.18): its QN, PW and MN, ST=91 (system interaction), a Flag of its edition that
 * asks for nothing back. `null` when what would be echoed is no plain text: nothing foreign is sent on.
 */
export function answerTo(message: Hj212Message, cn: AnswerCn, cp: readonly Pairs[] = []): Hj212Packet | null {
  const fields: Pairs = {};
  const qn = lookup(message.fields, 'QN');
  if (qn !== undefined) fields.QN = qn;
  fields.ST = '91';
  fields.CN = cn;
  for (const name of ['PW', 'MN']) {
    const value = lookup(message.fields, name);
    if (value !== undefined) fields[name] = value;
  }
  for (const value of Object.values(fields))
    if (value.length > ECHO_LIMIT || !ECHOED.test(value)) return null;
  fields.Flag = PLAIN_FLAG[message.flag?.edition ?? '2017'];
  return { fields, cp };
}
