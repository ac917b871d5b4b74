/** Location reports (0x0200, 0x0201, 0x0704): 2013 §8.18 and §8.49. */

export interface Jt808Extra {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface Jt808Location {
  readonly alarm: number;
  readonly status: number;
  /** Bit 0: the engine runs. */
  readonly accOn: boolean;
  /** Bit 1: the place was measured. */
  readonly positioned: boolean;
  /** WGS-84 degrees; null outside the globe. */
  readonly lat: number | null;
  readonly lng: number | null;
  /** Metres. */
  readonly altitude: number;
  /** km/h */
  readonly speed: number;
  readonly heading: number;
  /** UTC milliseconds; null when the six digits pairs are no date. */
  readonly at: number | null;
  readonly extras: readonly Jt808Extra[];
}

const FIXED_BYTES = 28;
/** Times on this wire are Beijing's (§4.4.1: GMT+8). */
const OFFSET_MS = 8 * 3_600_000;

function bcd(byte: number): number {
  const [tens, ones] = [byte >> 4, byte & 15];
  return tens > 9 || ones > 9 ? Number.NaN : tens * 10 + ones;
}

/** `YYMMDDhhmmss` in BCD as UTC milliseconds; null for what is no date. */
export function readTime(body: Uint8Array, at: number): number | null {
  const parts = Array.from(body.subarray(at, at + 6), bcd);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (parts.length < 6 || parts.some(Number.isNaN) || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(2000 + year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() - OFFSET_MS;
}

export function writeTime(at: number): Uint8Array {
  const digits = new Date(at + OFFSET_MS).toISOString().replace(/\D/g, '').slice(2, 14);
  return Buffer.from(digits, 'hex');
}

function readExtras(body: Uint8Array): Jt808Extra[] {
  const extras: Jt808Extra[] = [];
  for (let at = FIXED_BYTES; at + 2 <= body.length; ) {
    const length = body[at + 1] as number;
    // The last item may be cut: what is there is kept.
    extras.push({ id: body[at] as number, bytes: body.slice(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return extras;
}

/** Null when the body is too short. */
export function readLocation(body: Uint8Array): Jt808Location | null {
  if (body.length < FIXED_BYTES) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const status = view.getUint32(4);
  const lat = (view.getUint32(8) / 1e6) * ((status & 4) !== 0 ? -1 : 1);
  const lng = (view.getUint32(12) / 1e6) * ((status & 8) !== 0 ? -1 : 1);
  return {
    alarm: view.getUint32(0),
    status,
    accOn: (status & 1) !== 0,
    positioned: (status & 2) !== 0,
    lat: Math.abs(lat) <= 90 ? lat : null,
    lng: Math.abs(lng) <= 180 ? lng : null,
    altitude: view.getUint16(16),
    speed: view.getUint16(18) / 10,
    heading: view.getUint16(20),
    at: readTime(body, 22),
    extras: readExtras(body),
  };
}

/** Items of a batch; null when it does not hold what it announces. */
export function readBatch(body: Uint8Array): Jt808Location[] | null {
  if (body.length < 3) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const found: Jt808Location[] = [];
  let at = 3;
  for (let left = view.getUint16(0); left > 0; left--) {
    if (at + 2 > body.length) return null;
    const length = view.getUint16(at);
    const location =
      at + 2 + length <= body.length ? readLocation(body.subarray(at + 2, at + 2 + length)) : null;
    if (!location) return null;
    found.push(location);
    at += 2 + length;
  }
  return found;
}
