import { ALLFLEX, type FdxbFrame } from './frame.ts';

export interface FdxbMessage {
  /** ISO 3166 numeric (156 is China), 900–998 a maker, 999 a test chip; null when it is none of these. */
  readonly country: string | null;
  /** Twelve digits with leading zeros. */
  readonly national: string;
  /** Country and number together, as it is written on papers; null when the packet cannot mean a chip. */
  readonly code: string | null;
}

/** National numbers have 38 bits (ISO 11784). */
const MAX_NATIONAL = 2 ** 38 - 1;

function messageOf(country: number, national: number): FdxbMessage {
  const valid = country >= 1 && country <= 999 && national <= MAX_NATIONAL;
  const digits = String(national).padStart(12, '0');
  if (!valid) return { country: null, national: digits, code: null };
  const three = String(country).padStart(3, '0');
  return { country: three, national: digits, code: `${three}${digits}` };
}

/** Hex digits with the low one first. */
function lowFirst(text: string): number {
  return Number.parseInt([...text].reverse().join(''), 16);
}

/** Never throws: the framer lets only packets of known shape through. */
export function decodeFrame({ bytes, form }: FdxbFrame): FdxbMessage {
  const text = Buffer.from(bytes).toString('latin1');
  switch (form) {
    case 'longrfid': {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      return messageOf(view.getUint16(4), view.getUint8(6) * 2 ** 32 + view.getUint32(7));
    }
    case 'wl134':
      return messageOf(lowFirst(text.slice(11, 15)), lowFirst(text.slice(1, 11)));
    case 'allflex': {
      const [, country, national] = ALLFLEX.exec(text) ?? [];
      return messageOf(Number(country), Number(national));
    }
    case 'digits':
      return messageOf(Number(text.slice(0, 3)), Number(text.slice(3)));
  }
}
