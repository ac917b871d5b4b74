import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { inflateRawSync } from 'node:zlib';

/**
 * Finds one file in an uncompressed tar archive (ustar headers; sizes in octal bytes).
 * Throws when the archive ends without it.
 */
export function fileInTar(tar: Buffer, name: string): Buffer {
  for (let at = 0; at + 512 <= tar.length; ) {
    const header = tar.subarray(at, at + 512);
    const path = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '');
    if (path === '') break;
    const size = Number.parseInt(header.subarray(124, 136).toString('latin1'), 8);
    if (!Number.isSafeInteger(size)) throw new Error(`tar: entry ${path} has no size`);
    if (path === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`tar: no ${name} in the archive`);
}

export type ZipEntry = { name: string; mode: number; read: () => Buffer };

/**
 * Lists the entries of a zip archive held in memory (PKWARE APPNOTE 4.3.12 and 4.3.16; stored and deflated
 * entries, no zip64). `mode` is the Unix mode or 0. Reading inflates at that moment.
 */
export function* zipEntries(zip: Buffer): Generator<ZipEntry> {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error('zip: no end of central directory');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw new Error(`zip: broken central directory at ${at}`);
    const nameLength = zip.readUInt16LE(at + 28);
    const entryAt = at;
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      mode: zip.readUInt32LE(at + 38) >>> 16,
      read: () => readEntry(zip, entryAt),
    };
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

function readEntry(zip: Buffer, centralAt: number): Buffer {
  const method = zip.readUInt16LE(centralAt + 10);
  const compressed = zip.readUInt32LE(centralAt + 20);
  const size = zip.readUInt32LE(centralAt + 24);
  const localAt = zip.readUInt32LE(centralAt + 42);
  if (zip.readUInt32LE(localAt) !== 0x04034b50) throw new Error(`zip: broken local header at ${localAt}`);
  const dataAt = localAt + 30 + zip.readUInt16LE(localAt + 26) + zip.readUInt16LE(localAt + 28);
  const data = zip.subarray(dataAt, dataAt + compressed);
  if (method === 0) return data;
  if (method !== 8) throw new Error(`zip: unknown compression method ${method}`);
  return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
}

/** Unpacks the entries that `rename` gives a relative path for (undefined leaves one out) into `dir`. */
export function unzip(zip: Buffer, dir: string, rename: (name: string) => string | undefined): number {
  let written = 0;
  for (const entry of zipEntries(zip)) {
    const path = rename(entry.name);
    if (path === undefined || path === '') continue;
    const target = join(dir, path);
    if (!target.startsWith(dir + sep)) throw new Error(`zip: ${entry.name} points outside`);
    if (entry.name.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, entry.read(), { mode: entry.mode & 0o111 ? 0o755 : 0o644 });
    written++;
  }
  return written;
}
