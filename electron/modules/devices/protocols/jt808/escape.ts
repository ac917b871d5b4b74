/** Escaping of 2013 §4.4.2: 7E → 7D 02, 7D → 7D 01, after the check is computed. */

export const FLAG = 0x7e;
const ESCAPE = 0x7d;

/** What stands between two flags, unescaped; null when an escape is followed by anything but 01 or 02. */
export function unescapeBytes(bytes: Uint8Array, from: number, to: number): Uint8Array | null {
  const content = new Uint8Array(to - from);
  let size = 0;
  for (let i = from; i < to; i++) {
    let byte = bytes[i] as number;
    if (byte === ESCAPE) {
      i += 1;
      const next = i < to ? bytes[i] : undefined;
      if (next !== 1 && next !== 2) return null;
      byte = next === 1 ? ESCAPE : FLAG;
    }
    content[size++] = byte;
  }
  return content.slice(0, size);
}

export function escapeBytes(content: Uint8Array): number[] {
  return Array.from(content).flatMap((byte) =>
    byte === FLAG ? [ESCAPE, 2] : byte === ESCAPE ? [ESCAPE, 1] : [byte],
  );
}

/** How many bytes of the wire `count` bytes of content take, from `bytes[from]` on. */
export function escapedLength(bytes: Uint8Array, from: number, count: number): number {
  let i = from;
  for (let n = 0; n < count && i < bytes.length; n++) i += bytes[i] === ESCAPE ? 2 : 1;
  return Math.min(i, bytes.length) - from;
}
