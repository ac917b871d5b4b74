import { crc16 } from './crc.ts';

export type ModbusPacket = {
  readonly unit: number;
  /** MBAP transaction; RTU when left out. */
  readonly transaction?: number;
} & (
  | { readonly function: number; readonly address: number; readonly quantity: number }
  | { readonly function: number; readonly registers: readonly number[] }
  | { readonly function: number; readonly exception: number }
);

const u16 = (value: number): number[] => [(value >> 8) & 0xff, value & 0xff];

function bodyOf(packet: ModbusPacket): number[] {
  if ('registers' in packet) return [packet.registers.length * 2, ...packet.registers.flatMap(u16)];
  if ('exception' in packet) return [packet.exception];
  return [...u16(packet.address), ...u16(packet.quantity)];
}

/** The whole packet. @throws RangeError for a slave, a register or a number that the wire cannot carry. */
export function encodePacket(packet: ModbusPacket): Uint8Array {
  const { unit, transaction } = packet;
  const fn = 'exception' in packet ? packet.function | 0x80 : packet.function;
  const body = [unit, fn, ...bodyOf(packet)];
  const numbers =
    'registers' in packet ? packet.registers : 'address' in packet ? [packet.address, packet.quantity] : [];
  const fits = numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 0xffff);
  if (!fits || unit < 0 || unit > 255 || body.length > 253)
    throw new RangeError(`Modbus cannot carry ${body}`);
  if (transaction !== undefined)
    return Uint8Array.from([...u16(transaction), 0, 0, ...u16(body.length), ...body]);
  const crc = crc16(Uint8Array.from(body), 0, body.length);
  return Uint8Array.from([...body, crc & 0xff, crc >> 8]);
}
