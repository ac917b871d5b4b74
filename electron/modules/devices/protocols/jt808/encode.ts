import { escapeBytes, FLAG } from './escape.ts';
import { toGbk } from './gbk.ts';
import { writeTime } from './location.ts';

export interface Jt808Packet {
  readonly messageId: number;
  /** Digits; filled up with zeros to 12, or to 20 where `versioned`. */
  readonly phone: string;
  readonly serial: number;
  readonly versioned?: boolean;
  readonly part?: { readonly total: number; readonly index: number };
  readonly body: Uint8Array;
}

const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number): number[] => [...u16(value >>> 16), ...u16(value & 0xffff)];

/** The whole message between its flags. @throws RangeError for a body or a phone that the wire cannot carry. */
export function encodePacket(packet: Jt808Packet): Uint8Array {
  const { messageId, phone, serial, versioned = false, part, body } = packet;
  const width = versioned ? 20 : 12;
  if (body.length > 1023 || phone.length > width || !/^[0-9A-F]+$/.test(phone))
    throw new RangeError(`JT/T 808 cannot carry ${body.length} bytes of ${phone}`);
  const properties = body.length | (part ? 0x2000 : 0) | (versioned ? 0x4000 : 0);
  const content = [
    ...u16(messageId),
    ...u16(properties),
    ...(versioned ? [1] : []),
    ...Buffer.from(phone.padStart(width, '0'), 'hex'),
    ...u16(serial),
    ...(part ? [...u16(part.total), ...u16(part.index)] : []),
    ...body,
  ];
  const check = content.reduce((xor, byte) => xor ^ byte, 0);
  return Uint8Array.from([FLAG, ...escapeBytes(Uint8Array.from([...content, check])), FLAG]);
}

/** Results of a general reply (§8.1, §8.2). */
export const RESULT = { done: 0, failed: 1, wrong: 2, unsupported: 3 } as const;
/** Results of a registration (§8.9). */
export const REGISTRATION = { done: 0, noTerminal: 4 } as const;

export function replyBody(to: number, messageId: number, result: number): Uint8Array {
  return Uint8Array.from([...u16(to), ...u16(messageId), result]);
}

/** The code follows only where all is well. */
export function registeredBody(to: number, result: number, code: string): Uint8Array {
  const tail = result === REGISTRATION.done ? toGbk(code) : [];
  return Uint8Array.from([...u16(to), result, ...tail]);
}

export interface LocationToWrite {
  readonly lat: number;
  readonly lng: number;
  readonly altitude: number;
  readonly speed: number;
  readonly heading: number;
  readonly at: number;
  readonly accOn: boolean;
  readonly positioned: boolean;
  readonly extras?: readonly { readonly id: number; readonly bytes: Uint8Array }[];
}

/** Body of a 0x0200. */
export function locationBody(location: LocationToWrite): Uint8Array {
  const { lat, lng, altitude, speed, heading, at, accOn, positioned, extras = [] } = location;
  const status = (accOn ? 1 : 0) | (positioned ? 2 : 0) | (lat < 0 ? 4 : 0) | (lng < 0 ? 8 : 0);
  return Uint8Array.from([
    ...u32(0),
    ...u32(status),
    ...u32(Math.round(Math.abs(lat) * 1e6)),
    ...u32(Math.round(Math.abs(lng) * 1e6)),
    ...u16(Math.round(altitude)),
    ...u16(Math.round(speed * 10)),
    ...u16(Math.round(heading)),
    ...writeTime(at),
    ...extras.flatMap(({ id, bytes }) => [id, bytes.length, ...bytes]),
  ]);
}

/** Body of a 0x0704 with what was kept while there was no connection. */
export function batchBody(bodies: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from([
    ...u16(bodies.length),
    1,
    ...bodies.flatMap((body) => [...u16(body.length), ...body]),
  ]);
}

/** Body of a 0x0100: the layout of 2013, or of 2019 where `versioned`. */
export function registerBody(terminal: string, plate: string, versioned: boolean): Uint8Array {
  const [maker, model, id] = versioned ? ([11, 30, 30] as const) : ([5, 20, 7] as const);
  const filled = (text: string, width: number) => [...toGbk(text), ...new Uint8Array(width)].slice(0, width);
  return Uint8Array.from([
    ...u16(31),
    ...u16(114),
    ...filled('DEMO', maker),
    ...filled('DEMO-808', model),
    ...filled(terminal, id),
    2,
    ...toGbk(plate),
  ]);
}

/** Body of a 0x0102. */
export function signInBody(code: string, versioned: boolean): Uint8Array {
  const text = toGbk(code);
  if (!versioned) return text;
  return Uint8Array.from([text.length, ...text, ...new Uint8Array(35)]);
}
