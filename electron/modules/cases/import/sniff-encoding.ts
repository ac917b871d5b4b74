import type { Encoding } from '#shared/modules/imports/index.ts';

/** Bytes at one place of a file; only the head begins with a whole character for certain. */
export interface Sample {
  bytes: Buffer;
  isHead: boolean;
}

/**
 * Which encoding the samples are in: a byte-order mark decides; what is valid UTF-8 throughout is UTF-8; anything
 * else from this country's systems is GB18030, which holds GBK and GB 2312.
 */
export function sniffEncoding(samples: readonly Sample[]): Exclude<Encoding, 'auto'> {
  return markOf(samples[0]?.bytes) ?? (samples.every(isUtf8) ? 'utf-8' : 'gb18030');
}

/** The encoding that a byte-order mark names; null without one. It overrules what a mapping says. */
export function markOf(head: Buffer | undefined): 'utf-8' | 'utf-16le' | null {
  if (head?.[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  return head?.[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : null;
}

function isUtf8({ bytes, isHead }: Sample): boolean {
  let start = 0;
  // A sample from the middle may begin inside of a character of up to four bytes.
  if (!isHead) while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}
