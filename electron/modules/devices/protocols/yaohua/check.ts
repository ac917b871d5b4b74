/** XOR of `bytes[from, to)`. */
export function xorOf(bytes: Uint8Array, from: number, to: number): number {
  let xor = 0;
  for (let i = from; i < to; i++) xor ^= bytes[i] as number;
  return xor;
}

/** A nibble as the indicator writes it: up to 9 with 0x30, above with 0x37 (`A`–`F`). */
export function nibble(value: number): number {
  return value <= 9 ? 0x30 + value : 0x37 + value;
}

/** The nibble that a byte stands for; some firmware writes those above 9 as 0x3A–0x3F. -1 for anything else. */
function readNibble(byte: number): number {
  if (byte >= 0x30 && byte <= 0x3f) return byte - 0x30;
  return byte >= 0x41 && byte <= 0x46 ? byte - 0x37 : -1;
}

export function isNibble(byte: number): boolean {
  return readNibble(byte) >= 0;
}

/** The two check characters at `at` say `xor`. */
export function checks(bytes: Uint8Array, at: number, xor: number): boolean {
  return readNibble(bytes[at] as number) === xor >> 4 && readNibble(bytes[at + 1] as number) === (xor & 15);
}
