import { FLAG } from './escape.ts';

const ASTERISK = 0x2a;
/** Sign-in and registration answers hold the terminal's code; 0702 names a driver and his licence. */
const SECRET: ReadonlySet<number> = new Set([0x0102, 0x8100, 0x0702]);
/** Bytes from the flag to the body at least; where escapes make the header longer, some of it is hidden too. */
const BODY_AT = 13;

/** A copy for the eye in which those bodies stand as asterisks. */
export function hideSecrets(bytes: Uint8Array): Uint8Array {
  const shown = Uint8Array.from(bytes);
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== FLAG || bytes[at + 1] === FLAG) continue;
    const id = ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    if (!SECRET.has(id)) continue;
    const close = bytes.indexOf(FLAG, at + 1);
    // The check would betray a short code: it goes too.
    for (let i = at + BODY_AT; i < (close < 0 ? bytes.length : close); i++) shown[i] = ASTERISK;
  }
  return shown;
}
