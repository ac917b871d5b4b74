/** CRC-16/MODBUS of `bytes[from, to)`; on the wire the low byte comes first. */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  let crc = 0xffff;
  for (let i = from; i < to; i++) {
    crc ^= bytes[i] as number;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >> 1) ^ 0xa001 : crc >> 1;
  }
  return crc;
}

/** The two bytes before `to` are the CRC of what stands between `from` and them. */
export function crcHolds(bytes: Uint8Array, from: number, to: number): boolean {
  const crc = crc16(bytes, from, to - 2);
  return bytes[to - 2] === (crc & 0xff) && bytes[to - 1] === crc >> 8;
}
