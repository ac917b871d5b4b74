import type { Jt808Frame } from './frame.ts';
import { fromGbk } from './gbk.ts';
import { type Jt808Location, readBatch, readLocation } from './location.ts';

/** What a message says. Bodies that are not listed stay bytes. */
export type Jt808Body =
  | {
      readonly kind: 'register';
      readonly edition: '2011' | '2013' | '2019';
      readonly registration: Registration;
    }
  | { readonly kind: 'signIn'; readonly code: string }
  | { readonly kind: 'signOff' | 'heartbeat' }
  | { readonly kind: 'locations'; readonly backlog: boolean; readonly locations: readonly Jt808Location[] }
  /** Answers: `result` 0 is well. 0001 of the terminal, 8001 of the platform. */
  | { readonly kind: 'reply'; readonly to: number; readonly messageId: number; readonly result: number }
  | { readonly kind: 'registered'; readonly to: number; readonly result: number; readonly code: string }
  | { readonly kind: 'text'; readonly flags: number; readonly text: string }
  | { readonly kind: 'other' }
  /** Encrypted, or too short for what it should say. */
  | { readonly kind: 'unreadable' };

export interface Registration {
  readonly province: number;
  readonly city: number;
  readonly maker: string;
  readonly model: string;
  readonly terminal: string;
  readonly plateColour: number;
  readonly plate: string;
}

export const MESSAGE = {
  terminalReply: 0x0001,
  heartbeat: 0x0002,
  signOff: 0x0003,
  register: 0x0100,
  signIn: 0x0102,
  location: 0x0200,
  locationAnswer: 0x0201,
  batch: 0x0704,
  platformReply: 0x8001,
  registered: 0x8100,
  text: 0x8300,
} as const;

/** Widths of maker, model and terminal id by edition (§8.8 of each). */
const REGISTER_WIDTHS = { '2011': [5, 8, 7], '2013': [5, 20, 7], '2019': [11, 30, 30] } as const;
const FIXED = 5;

function editionOf(versioned: boolean, length: number): '2011' | '2013' | '2019' {
  const fits = (edition: '2013' | '2019') =>
    length >= FIXED + REGISTER_WIDTHS[edition].reduce((a, b) => a + b, 0);
  if (versioned && fits('2019')) return '2019';
  return fits('2013') ? '2013' : '2011';
}

function readRegister(body: Uint8Array, versioned: boolean): Jt808Body {
  const edition = editionOf(versioned, body.length);
  const widths = REGISTER_WIDTHS[edition];
  let at = 4;
  if (body.length < FIXED + widths[0] + widths[1] + widths[2]) return { kind: 'unreadable' };
  const [maker, model, terminal] = widths.map((width) => {
    const text = fromGbk(body.subarray(at, at + width));
    at += width;
    return text.replaceAll('\0', '').trim();
  }) as [string, string, string];
  const province = ((body[0] as number) << 8) | (body[1] as number);
  const city = ((body[2] as number) << 8) | (body[3] as number);
  const plate = fromGbk(body.subarray(at + 1));
  const registration = { province, city, maker, model, terminal, plateColour: body[at] as number, plate };
  return { kind: 'register', edition, registration };
}

function readSignIn(body: Uint8Array, versioned: boolean): Jt808Body {
  const length = body[0] ?? 0;
  if (versioned && body.length > length)
    return { kind: 'signIn', code: fromGbk(body.subarray(1, 1 + length)) };
  return { kind: 'signIn', code: fromGbk(body) };
}

function locations(found: readonly Jt808Location[] | null, backlog: boolean): Jt808Body {
  return found ? { kind: 'locations', backlog, locations: found } : { kind: 'unreadable' };
}

const one = (found: Jt808Location | null): Jt808Location[] | null => (found ? [found] : null);

/** Reads the body of a message, whole (of a split one: all parts together). Never throws. */
export function readBody(messageId: number, body: Uint8Array, versioned: boolean): Jt808Body {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  switch (messageId) {
    case MESSAGE.heartbeat:
      return { kind: 'heartbeat' };
    case MESSAGE.signOff:
      return { kind: 'signOff' };
    case MESSAGE.register:
      return readRegister(body, versioned);
    case MESSAGE.signIn:
      return readSignIn(body, versioned);
    case MESSAGE.location:
      return locations(one(readLocation(body)), false);
    case MESSAGE.locationAnswer:
      return locations(one(readLocation(body.subarray(2))), false);
    case MESSAGE.batch:
      return locations(readBatch(body), body[2] === 1);
    case MESSAGE.terminalReply:
    case MESSAGE.platformReply:
      if (body.length < 5) return { kind: 'unreadable' };
      return {
        kind: 'reply',
        to: view.getUint16(0),
        messageId: view.getUint16(2),
        result: body[4] as number,
      };
    case MESSAGE.registered:
      if (body.length < 3) return { kind: 'unreadable' };
      return {
        kind: 'registered',
        to: view.getUint16(0),
        result: body[2] as number,
        code: fromGbk(body.subarray(3)),
      };
    case MESSAGE.text:
      if (body.length < 1) return { kind: 'unreadable' };
      return { kind: 'text', flags: body[0] as number, text: fromGbk(body.subarray(1)) };
    default:
      return { kind: 'other' };
  }
}

/** The body of a frame, in clear or not; empty when there is none. */
export function bodyOf({ content, header }: Jt808Frame): Uint8Array {
  return header ? content.subarray(header.size, content.length - 1) : new Uint8Array(0);
}

/** What one frame says by itself; a part of a split message says nothing. */
export function decodeFrame(frame: Jt808Frame): Jt808Body {
  const { header } = frame;
  if (header?.encryption !== 0) return { kind: 'unreadable' };
  if (header.part) return { kind: 'other' };
  return readBody(header.messageId, bodyOf(frame), header.versioned);
}
