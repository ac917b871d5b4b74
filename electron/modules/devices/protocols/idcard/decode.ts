import type { IdCard } from '#shared/modules/devices/index.ts';
import { HEAD_BYTES, type SamFrame } from './frame.ts';

/** A request to the reader, or its answer: `status` is the third status word. */
export type SamMessage =
  | { readonly kind: 'request'; readonly command: number; readonly parameter: number }
  | { readonly kind: 'answer'; readonly status: number; readonly card: IdCard | null };

/** Third status words. */
export const STATUS = { done: 0x90, found: 0x9f, notFound: 0x80 } as const;

const STATUS_BYTES = 3;
const LENGTHS_BYTES = 4;
const TEXT_BYTES = 256;
const utf16 = new TextDecoder('utf-16le');

/** Bytes of each text of a card, in their order. */
const FIELDS = [
  ['name', 30],
  ['sex', 2],
  ['nation', 4],
  ['birth', 16],
  ['address', 70],
  ['idNumber', 36],
  ['issuer', 30],
  ['validFrom', 16],
  ['validTo', 16],
] as const;

function readCard(text: Uint8Array): IdCard {
  let at = 0;
  const fields = FIELDS.map(([name, width]) => {
    const value = utf16
      .decode(text.subarray(at, at + width))
      .replaceAll('\0', '')
      .trim();
    at += width;
    return [name, value] as const;
  });
  return Object.fromEntries(fields) as unknown as IdCard;
}

/** Never throws. The photograph (a codec of its own) is passed over. */
export function decodeFrame({ bytes }: SamFrame): SamMessage {
  const body = bytes.subarray(HEAD_BYTES, -1);
  if (body.length < STATUS_BYTES || body[0] !== 0 || body[1] !== 0)
    return { kind: 'request', command: body[0] ?? 0, parameter: body[1] ?? 0 };
  const data = body.subarray(STATUS_BYTES);
  const textLength = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  const whole = textLength === TEXT_BYTES && data.length >= LENGTHS_BYTES + TEXT_BYTES;
  const card = whole ? readCard(data.subarray(LENGTHS_BYTES, LENGTHS_BYTES + TEXT_BYTES)) : null;
  return { kind: 'answer', status: body[2] as number, card };
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Eighteen characters whose last one follows from the others (GB 11643-1999). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return '10X98765432'[sum % 11] === text[17];
}

export { FIELDS };
