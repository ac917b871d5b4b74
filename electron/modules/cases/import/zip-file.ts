import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Refusal } from '#shared/kernel/refusal.ts';

/** One file inside of an archive (APPNOTE.TXT 6.3.10 §4.3.12). */
export interface ZipEntry {
  name: string;
  method: number;
  compressedSize: number;
  headerAt: number;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const MAX_ENTRIES = 5000;
const MAX_DIRECTORY_BYTES = 4 * 1024 * 1024;
/** End record and the longest comment behind it. */
const TAIL_BYTES = 22 + 65_535;

export const damaged = (detail: string) => new Refusal('import.damaged', { detail });

/** Reads the directory of an archive. @throws Refusal `import.damaged`. */
export async function readZipDirectory(file: string): Promise<Map<string, ZipEntry>> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const tail = await readAt(handle, Math.max(0, size - TAIL_BYTES), Math.min(size, TAIL_BYTES));
    const end = findEnd(tail);
    const count = tail.readUInt16LE(end + 10);
    const bytes = tail.readUInt32LE(end + 12);
    const at = tail.readUInt32LE(end + 16);
    if (count > MAX_ENTRIES || bytes > MAX_DIRECTORY_BYTES || at + bytes > size)
      throw damaged('zip directory');
    return entriesOf(await readAt(handle, at, bytes), count);
  } finally {
    await handle.close();
  }
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at -= 1) if (tail.readUInt32LE(at) === END_MARK) return at;
  throw damaged('zip end');
}

function entriesOf(directory: Buffer, count: number): Map<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  for (let at = 0, n = 0; n < count; n += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY_MARK) throw damaged('zip entry');
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) =>
      directory.readUInt16LE(at + offset),
    );
    const nameEnd = at + 46 + (nameBytes ?? 0);
    const name = directory.toString('utf8', at + 46, nameEnd);
    if (directory.readUInt16LE(at + 8) & 1) throw new Refusal('import.encrypted');
    entries.set(name, {
      name,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      headerAt: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return entries;
}

async function readAt(handle: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, at);
  return buffer.subarray(0, bytesRead);
}

export interface UnpackOptions {
  /** Unpacked bytes after which the archive is refused, whatever its directory says of itself. */
  most: number;
  /** Hears of packed bytes as they are read. */
  onPacked?: (bytes: number) => void;
}

/** Unpacks an entry as pieces of UTF-8 text. @throws Refusal `import.damaged`, `import.bomb`. */
export async function* unpackText(
  file: string,
  entry: ZipEntry,
  options: UnpackOptions,
): AsyncGenerator<string, void> {
  const start = await dataStart(file, entry);
  if (entry.compressedSize === 0) return;
  if (entry.method !== 0 && entry.method !== 8) throw damaged(`zip method ${entry.method}`);
  const packed = createReadStream(file, {
    start,
    end: start + entry.compressedSize - 1,
    highWaterMark: 65_536,
  });
  packed.on('data', (chunk) => options.onPacked?.(chunk.length));
  const inflate = createInflateRaw({ chunkSize: 262_144 });
  const unpacked = entry.method === 0 ? packed : packed.pipe(inflate);
  packed.once('error', (error) => inflate.destroy(error));
  const decoder = new TextDecoder('utf-8');
  let bytes = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > options.most) throw new Refusal('import.bomb', { entry: entry.name, most: options.most });
      yield decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(entry.name);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
}

/** The local header repeats the name with its own length of extras; the data stands behind it. */
async function dataStart(file: string, entry: ZipEntry): Promise<number> {
  const handle = await open(file, 'r');
  try {
    const header = await readAt(handle, entry.headerAt, 30);
    if (header.length < 30 || header.readUInt32LE(0) !== LOCAL_MARK) throw damaged(entry.name);
    return entry.headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  } finally {
    await handle.close();
  }
}
