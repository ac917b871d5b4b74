import { crc16 } from '../modbus/crc.ts';
import { LIGHTS, type Lights, toBits } from './lights.ts';

export type LampPacket =
  | { readonly kind: 'switch'; readonly channel: number; readonly on: boolean }
  | { readonly kind: 'write'; readonly unit: number; readonly lights: Lights }
  | { readonly kind: 'ask'; readonly unit: number }
  | { readonly kind: 'lights'; readonly unit: number; readonly lights: Lights }
  | { readonly kind: 'written'; readonly unit: number };

function withCrc(body: readonly number[]): Uint8Array {
  const crc = crc16(Uint8Array.from(body), 0, body.length);
  return Uint8Array.from([...body, crc & 0xff, crc >> 8]);
}

/** The whole packet. @throws RangeError for a relay or slave that there is not */
export function encodePacket(packet: LampPacket): Uint8Array {
  const address = packet.kind === 'switch' ? packet.channel : packet.unit;
  if (!(address >= 1 && address <= (packet.kind === 'switch' ? 8 : 247)))
    throw new RangeError(`no lamp ${address}`);
  switch (packet.kind) {
    case 'switch': {
      const state = packet.on ? 1 : 0;
      return Uint8Array.from([0xa0, address, state, (0xa0 + address + state) & 0xff]);
    }
    case 'write':
      return withCrc([address, 15, 0, 0, 0, LIGHTS.length, 1, toBits(packet.lights)]);
    case 'written':
      return withCrc([address, 15, 0, 0, 0, LIGHTS.length]);
    case 'ask':
      return withCrc([address, 1, 0, 0, 0, LIGHTS.length]);
    case 'lights':
      return withCrc([address, 1, 1, toBits(packet.lights)]);
  }
}
