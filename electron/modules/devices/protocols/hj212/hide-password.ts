const P = 0x50;
const W = 0x57;
const EQUALS = 0x3d;
const ASTERISK = 0x2a;
const UPPER = 0xdf;
/** `;` `,` `&` CR LF: what can follow a value. */
const ENDS: ReadonlySet<number> = new Set([0x3b, 0x2c, 0x26, 0x0d, 0x0a]);

/**
 * A copy for the eye in which the device's password stands as asterisks, one for each byte, so that every offset
 * stays true: the values of `PW` and of names that end so (`NewPW`), in whatever case. The bytes need not be a whole
 * packet.
 */
export function hidePassword(bytes: Uint8Array): Uint8Array {
  const shown = Uint8Array.from(bytes);
  for (let i = 0; i + 2 < bytes.length; i++) {
    if (((bytes[i] as number) & UPPER) !== P || ((bytes[i + 1] as number) & UPPER) !== W) continue;
    if (bytes[i + 2] !== EQUALS) continue;
    for (i += 3; i < bytes.length && !ENDS.has(bytes[i] as number); i++) shown[i] = ASTERISK;
  }
  return shown;
}
