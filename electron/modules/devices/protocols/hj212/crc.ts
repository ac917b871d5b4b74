/**
 * The three checksums met in the field. HJ 212-2017 Appendix A prints a program that differs from CRC-16/MODBUS
 * in one place: the register is shifted right by eight before the byte is mixed in. Its prose and its worked
 * value (`1C08`) disagree with the program; the program is what devices run (`1C80`).
 */

export type CrcMode = 'hj212' | 'modbus' | 'modbus-swapped';

const TABLE = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(256);
  for (let i = 0; i < 256; i++) {
    let register = i;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
    table[i] = register;
  }
  return table;
}

/** Appendix A over `bytes[from, to)`. 16 bits. */
export function crcHj212(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let i = from; i < to; i++) register = TABLE[(register >> 8) ^ (bytes[i] as number)] as number;
  return register;
}

/** CRC-16/MODBUS over `bytes[from, to)`. 16 bits. */
export function crcModbus(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let i = from; i < to; i++)
    register = (register >> 8) ^ (TABLE[(register ^ (bytes[i] as number)) & 0xff] as number);
  return register;
}

/** The same 16 bits with their two bytes exchanged. */
export function swapBytes(crc: number): number {
  return ((crc & 0xff) << 8) | (crc >> 8);
}

/** Checksum of `bytes[from, to)` by the named method. */
export function crcBy(mode: CrcMode, bytes: Uint8Array, from = 0, to = bytes.length): number {
  if (mode === 'hj212') return crcHj212(bytes, from, to);
  const crc = crcModbus(bytes, from, to);
  return mode === 'modbus' ? crc : swapBytes(crc);
}

/** Which method yields `declared` for `bytes[from, to)`; the standard's own is asked first. `null`: none. */
export function crcModeOf(declared: number, bytes: Uint8Array, from: number, to: number): CrcMode | null {
  if (crcHj212(bytes, from, to) === declared) return 'hj212';
  const modbus = crcModbus(bytes, from, to);
  if (modbus === declared) return 'modbus';
  return swapBytes(modbus) === declared ? 'modbus-swapped' : null;
}

/** Four upper-case hex digits, high byte first (2017 table 2). */
export function formatCrc(crc: number): string {
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/** Carries all checksums along one pass, so that many prefixes of the same bytes can be asked cheaply. */
export class CrcWalk {
  readonly #bytes: Uint8Array;
  #at: number;
  #hj212 = 0xffff;
  #modbus = 0xffff;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.#at = from;
  }

  /** As `crcModeOf` for the bytes up to `to`; `to` must not go back. */
  modeAt(to: number, declared: number): CrcMode | null {
    for (; this.#at < to; this.#at++) {
      const byte = this.#bytes[this.#at] as number;
      this.#hj212 = TABLE[(this.#hj212 >> 8) ^ byte] as number;
      this.#modbus = (this.#modbus >> 8) ^ (TABLE[(this.#modbus ^ byte) & 0xff] as number);
    }
    if (this.#hj212 === declared) return 'hj212';
    if (this.#modbus === declared) return 'modbus';
    return swapBytes(this.#modbus) === declared ? 'modbus-swapped' : null;
  }
}
