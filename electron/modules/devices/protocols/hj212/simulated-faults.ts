import { type CrcMode, crcBy, crcModbus, formatCrc } from './crc.ts';
import { frameSegment } from './encode.ts';
import { latin1 } from './text.ts';

/** What can go wrong with a packet on its way, and how vendors bend the standard. */
export const FAULTS = [
  'noise',
  'wrong-crc',
  'truncated',
  'wrong-length',
  'lost-line-end',
  'length-plus-6',
  'three-digit-length',
  'lower-case-crc',
  'modbus-crc',
  'trailing-semicolon',
  'capitals',
  'stray-flag',
] as const;
export type Fault = (typeof FAULTS)[number];

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

function packet(length: string, segment: string, crc: string): Uint8Array {
  return bytesOf(`##${length}${segment}${crc}\r\n`);
}

/** Bytes that a bad line adds, `##` and line ends among them. */
function noise(random: () => number): Uint8Array {
  const bytes = new Uint8Array(1 + Math.floor(random() * 40));
  for (let i = 0; i < bytes.length; i++) bytes[i] = random() < 0.2 ? 0x23 : Math.floor(random() * 256);
  return bytes;
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

/** The packet of `segment` (ASCII, closed by `&&`) as it arrives with the fault. `random` gives numbers in [0, 1). */
export function withFault(
  fault: Fault,
  segment: Uint8Array,
  mode: CrcMode,
  random: () => number,
): Uint8Array {
  const good = frameSegment(segment, mode);
  const text = latin1(segment);
  const length = (n: number): string => String(n).padStart(4, '0');
  const crc = (body: string): string => formatCrc(crcBy(mode, bytesOf(body)));
  const reframed = (body: string): Uint8Array => packet(length(body.length), body, crc(body));
  switch (fault) {
    case 'noise':
      return joinBytes(noise(random), good);
    case 'wrong-crc':
      return packet(length(text.length), text, formatCrc(crcBy(mode, segment) ^ 0xffff));
    case 'truncated':
      return good.slice(0, 8 + Math.floor(random() * (good.length - 10)));
    case 'wrong-length':
      return packet(length(text.length + 1 + Math.floor(random() * 5)), text, crc(text));
    case 'lost-line-end':
      return good.slice(0, -2);
    case 'length-plus-6':
      return packet(length(text.length + 6), text, crc(text));
    case 'three-digit-length':
      return packet(String(text.length), text, crc(text));
    case 'lower-case-crc':
      return packet(length(text.length), text, crc(text).toLowerCase());
    case 'modbus-crc':
      return packet(length(text.length), text, formatCrc(crcModbus(segment)));
    case 'trailing-semicolon':
      return reframed(`${text.slice(0, -2)};&&`);
    case 'capitals':
      return reframed(text.toUpperCase());
    case 'stray-flag':
      return reframed(`${text.replace(/,[^;,&]*-Flag=./g, '').slice(0, -2)};Flag=N&&`);
  }
}
