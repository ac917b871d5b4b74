import type { IdCard } from '#shared/modules/devices/index.ts';
import { FIELDS } from './decode.ts';
import { checkOf, PREAMBLE } from './frame.ts';

export type SamPacket =
  | { readonly kind: 'request'; readonly command: number; readonly parameter: number }
  | { readonly kind: 'answer'; readonly status: number; readonly data?: Uint8Array };

/** Requests: find a card, select it, read its texts. */
export const REQUEST = { find: [0x20, 0x01], select: [0x20, 0x02], read: [0x30, 0x01] } as const;

/** The whole packet. @throws RangeError for more than its length can say. */
export function encodePacket(packet: SamPacket): Uint8Array {
  const body =
    packet.kind === 'request'
      ? [packet.command, packet.parameter]
      : [0, 0, packet.status, ...(packet.data ?? [])];
  const length = body.length + 1;
  if (length > 2400) throw new RangeError(`SAM cannot carry ${body.length} bytes`);
  const rest = Uint8Array.from([length >> 8, length & 0xff, ...body]);
  return Uint8Array.from([...PREAMBLE, ...rest, checkOf(rest, 0, rest.length)]);
}

/** Data of an answer to reading: lengths, the texts, a photograph of zeros. */
export function cardData(card: IdCard): Uint8Array {
  const data = new Uint8Array(4 + 256 + 1024);
  data.set([1, 0, 4, 0]);
  let at = 4;
  for (const [name, width] of FIELDS) {
    data.set(Buffer.from(card[name].padEnd(width / 2, ' ').slice(0, width / 2), 'utf16le'), at);
    at += width;
  }
  return data;
}
