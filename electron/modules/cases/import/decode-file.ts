import { open } from 'node:fs/promises';
import { CHUNK_BYTES } from './bounds.ts';

/** A file as pieces of text. */
export interface TextFile {
  /** Decoded pieces from the beginning; a byte-order mark is taken off. Ending the iteration closes the file. */
  pieces(): AsyncGenerator<string, void>;
  bytesRead(): number;
  close(): Promise<void>;
}

/** @param encoding a label of the Encoding Standard: `utf-8`, `gb18030`, `utf-16le`. Wrong bytes become U+FFFD. */
export async function openText(file: string, encoding: string): Promise<TextFile> {
  const handle = await open(file, 'r');
  let bytes = 0;
  let closed = false;
  const close = async () => {
    if (!closed) {
      closed = true;
      await handle.close();
    }
  };
  return {
    bytesRead: () => bytes,
    close,
    async *pieces() {
      const decoder = new TextDecoder(encoding);
      try {
        for (;;) {
          const { bytesRead, buffer } = await handle.read(
            Buffer.allocUnsafe(CHUNK_BYTES),
            0,
            CHUNK_BYTES,
            bytes,
          );
          bytes += bytesRead;
          const text = decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead > 0 });
          if (text !== '') yield text;
          if (bytesRead === 0) return;
        }
      } finally {
        await close();
      }
    },
  };
}
