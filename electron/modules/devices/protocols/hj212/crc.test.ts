import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CrcWalk, crcBy, crcHj212, crcModbus, crcModeOf, formatCrc, swapBytes } from './crc.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The program of 2017 Appendix A, bit by bit. */
function bitwise(bytes: Uint8Array, shiftFirst: boolean): number {
  let register = 0xffff;
  for (const byte of bytes) {
    register = (shiftFirst ? register >> 8 : register) ^ byte;
    for (let bit = 0; bit < 8; bit++) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  }
  return register;
}

it('gives the worked example of Appendix A (its prose misprints 1C08)', () => {
  const segment = ascii(
    'QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&',
  );
  expect(formatCrc(crcHj212(segment))).toBe('1C80');
  expect(formatCrc(crcModbus(segment))).toBe('0759');
});

it('gives the check value of CRC-16/MODBUS', () => {
  expect(crcModbus(ascii('123456789'))).toBe(0x4b37);
});

it('equals the bit by bit programs on any bytes, wherever they stand', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(20), (bytes, before) => {
      const within = new Uint8Array(before + bytes.length + 3).fill(7);
      within.set(bytes, before);
      expect(crcHj212(within, before, before + bytes.length)).toBe(bitwise(bytes, true));
      expect(crcModbus(within, before, before + bytes.length)).toBe(bitwise(bytes, false));
    }),
  );
});

it('tells which method a checksum came from, along a walk too', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      fc.constantFrom('hj212' as const, 'modbus' as const, 'modbus-swapped' as const),
      (bytes, mode) => {
        const declared = crcBy(mode, bytes);
        const told = crcModeOf(declared, bytes, 0, bytes.length);
        expect(told && crcBy(told, bytes)).toBe(declared);
        const walk = new CrcWalk(bytes, 0);
        walk.modeAt(bytes.length >> 1, 0);
        expect(walk.modeAt(bytes.length, declared)).toBe(told);
      },
    ),
  );
  expect(swapBytes(0x12ab)).toBe(0xab12);
});
