import { HEAD_BYTES, PREAMBLE } from './frame.ts';

const ASTERISK = 0x2a;
/** Status words; requests are no longer. */
const OPEN_BYTES = HEAD_BYTES + 3;

/** A copy for the eye that names nobody: of a packet its head stays, of anything else nothing. */
export function hideSecrets(bytes: Uint8Array): Uint8Array {
  const shown = new Uint8Array(bytes.length).fill(ASTERISK);
  if (PREAMBLE.every((byte, i) => bytes[i] === byte)) shown.set(bytes.subarray(0, OPEN_BYTES));
  return shown;
}
