import { checkByte } from './frame.ts';

export interface ToledoPacket {
  /** In kilograms, with at most `decimals` decimals. */
  readonly weight: number;
  readonly tare: number;
  readonly decimals?: number;
  readonly net?: boolean;
  readonly moving?: boolean;
  readonly outOfRange?: boolean;
  /** Ends with the check byte. */
  readonly checked?: boolean;
}

function figure(value: number, decimals: number): string {
  const digits = String(Math.round(Math.abs(value) * 10 ** decimals));
  if (!/^\d{1,6}$/.test(digits)) throw new RangeError(`continuous output cannot carry ${value}`);
  return digits.padStart(6, ' ');
}

/** The whole packet. @throws RangeError for what six digits or five decimals cannot carry. */
export function encodePacket(packet: ToledoPacket): Uint8Array {
  const { weight, tare, decimals = 0, net = false, moving = false, outOfRange = false } = packet;
  if (!(decimals >= 0 && decimals <= 5))
    throw new RangeError(`continuous output has no ${decimals} decimals`);
  const swa = 0x28 | (decimals + 2);
  const swb = 0x30 | (net ? 1 : 0) | (weight < 0 ? 2 : 0) | (outOfRange ? 4 : 0) | (moving ? 8 : 0);
  const text = `${figure(weight, decimals)}${figure(tare, decimals)}`;
  const plain = Uint8Array.from([2, swa, swb, 0x20, ...Buffer.from(text), 13]);
  return packet.checked === false ? plain : Uint8Array.from([...plain, checkByte(plain, 0)]);
}
