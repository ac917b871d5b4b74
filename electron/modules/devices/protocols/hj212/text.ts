import { isUtf8 } from 'node:buffer';

/** Bytes to text. Lengths and checksums count bytes, so this happens only after framing. */

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
const gbk = new TextDecoder('gbk');

export type TextEncoding = 'ascii' | 'utf-8' | 'gbk';

/** One character per byte, for what must be shown exactly as it came. */
export function latin1(bytes: Uint8Array, from = 0, to = bytes.length): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return false;
  return true;
}

/**
 * The standard says UTF-8, old devices send GBK. Valid UTF-8 is taken as such. So is text that is UTF-8 but for
 * a character cut in two by a length limit: at least as many whole three-byte characters (the Chinese ones) as
 * broken ones. GBK read as UTF-8 breaks nearly everywhere and does not pass.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  if (isAscii(bytes)) return { text: latin1(bytes), encoding: 'ascii' };
  const text = utf8.decode(bytes);
  if (isUtf8(bytes)) return { text, encoding: 'utf-8' };
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7ff) whole++;
  }
  return whole >= broken ? { text, encoding: 'utf-8' } : { text: gbk.decode(bytes), encoding: 'gbk' };
}

/** Text of a piece of a segment whose encoding is known. Broken characters come out as U+FFFD. */
export function decodeAs(encoding: TextEncoding, bytes: Uint8Array): string {
  return encoding === 'gbk' ? gbk.decode(bytes) : utf8.decode(bytes);
}
