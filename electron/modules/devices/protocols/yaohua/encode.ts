import { nibble, xorOf } from './check.ts';

export type YaohuaPacket =
  | { readonly form: 'continuous'; readonly value: number; readonly decimals?: number }
  /** A request (`A`–`E`) has no value, an answer (`b`–`e`) has one; a handshake's answer (`a`) has none. */
  | {
      readonly form: 'command';
      readonly address: string;
      readonly letter: string;
      readonly value?: number;
      readonly decimals?: number;
    };

/** Sign, six digits, decimals. @throws RangeError when it does not fit. */
function figure(value: number, decimals: number): string {
  const digits = String(Math.round(Math.abs(value) * 10 ** decimals));
  if (!(decimals >= 0 && decimals <= 4) || !/^\d{1,6}$/.test(digits))
    throw new RangeError(`XK3190 cannot show ${value} with ${decimals} decimals`);
  return `${value < 0 ? '-' : '+'}${digits.padStart(6, '0')}${decimals}`;
}

/** Puts STX, check and ETX around `text`. */
function framed(text: string): Uint8Array {
  const inner = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const xor = xorOf(inner, 0, inner.length);
  return Uint8Array.from([0x02, ...inner, nibble(xor >> 4), nibble(xor & 15), 0x03]);
}

/** The whole packet. @throws RangeError for a figure, an address or a command that the wire cannot carry. */
export function encodePacket(packet: YaohuaPacket): Uint8Array {
  const { value, decimals = 0 } = packet;
  if (packet.form === 'continuous') return framed(figure(packet.value, decimals));
  const { address, letter } = packet;
  if (!/^[A-Z]$/.test(address) || !/^[A-Ea-e]$/.test(letter))
    throw new RangeError(`no XK3190 command ${address}${letter}`);
  return framed(`${address}${letter}${value === undefined ? '' : figure(value, decimals)}`);
}
