const decoder = new TextDecoder('gbk');

/** Text of this wire is GBK, filled up with zeros. Broken characters come out as U+FFFD. */
export function fromGbk(bytes: Uint8Array): string {
  return decoder.decode(bytes).replace(/\0+$/, '');
}

let codes: Map<string, number> | null = null;

/** Every two-byte character, found by decoding all of them once. */
function table(): Map<string, number> {
  if (codes) return codes;
  codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\ufffd' && !codes.has(char)) codes.set(char, (lead << 8) | trail);
    }
  return codes;
}

/** @throws RangeError for a character that GBK does not have. */
export function toGbk(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(text).flatMap((char) => {
      const code = char.charCodeAt(0);
      if (char.length === 1 && code < 0x80) return [code];
      const pair = table().get(char);
      if (pair === undefined) throw new RangeError(`GBK has no ${char}`);
      return [pair >> 8, pair & 0xff];
    }),
  );
}
