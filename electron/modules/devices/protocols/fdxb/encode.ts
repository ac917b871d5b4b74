import type { FdxbForm } from './frame.ts';

export interface FdxbPacket {
  readonly form: FdxbForm;
  /** Fifteen digits. */
  readonly code: string;
}

const xorOf = (bytes: readonly number[]): number => bytes.reduce((xor, byte) => xor ^ byte, 0);
const bytesOf = (text: string): number[] => [...Buffer.from(text, 'latin1')];

function lowFirst(value: number, digits: number): string {
  return [...value.toString(16).toUpperCase().padStart(digits, '0')].reverse().join('');
}

/** The whole packet. @throws RangeError for what is no chip. */
export function encodePacket({ form, code }: FdxbPacket): Uint8Array {
  const [country, national] = [Number(code.slice(0, 3)), Number(code.slice(3))];
  if (!/^\d{15}$/.test(code) || country < 1 || national > 2 ** 38 - 1)
    throw new RangeError(`no chip ${code}`);
  switch (form) {
    case 'digits':
      return Buffer.from(`${code}\r\n`);
    case 'allflex':
      return Buffer.from(`LA ${code.slice(0, 3)} ${code.slice(3)}\r\n`);
    case 'longrfid': {
      const high = Math.floor(national / 2 ** 32);
      const low = [24, 16, 8, 0].map((shift) => (national >>> shift) & 0xff);
      const body = [0x0f, 0x08, 0x00, country >> 8, country & 0xff, high, ...low];
      return Uint8Array.from([0xaa, ...body, xorOf(body), 0xbb]);
    }
    case 'wl134': {
      const body = bytesOf(`${lowFirst(national, 10)}${lowFirst(country, 4)}01000000${'0'.repeat(4)}`);
      const xor = xorOf(body);
      return Uint8Array.from([2, ...body, xor, ~xor & 0xff, 3]);
    }
  }
}
