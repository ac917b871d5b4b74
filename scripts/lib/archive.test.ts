import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileInTar, unzip, zipEntries } from './archive.ts';

type Source = { name: string; data: Buffer; mode?: number; deflate?: boolean };

/** A zip archive as PKWARE's APPNOTE lays it out: local headers with data, central directory, its end. */
function makeZip(sources: Source[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  for (const { name, data, mode = 0o100644, deflate = false } of sources) {
    const body = deflate ? deflateRawSync(data) : data;
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(body.length, 20);
    entry.writeUInt32LE(data.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE((mode << 16) >>> 0, 38);
    entry.writeUInt32LE(at, 42);
    locals.push(local, path, body);
    central.push(entry, path);
    at += 30 + path.length + body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(sources.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...central, end]);
}

function tarEntry(name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124);
  return Buffer.concat([header, data, Buffer.alloc((512 - (data.length % 512)) % 512)]);
}

describe('archives', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'ucc-archive-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const text = Buffer.from('command centre '.repeat(1000));

  test.each([false, true])(
    'unpacks what a zip holds (deflated: %s), renamed and with its mode',
    (deflate) => {
      const zip = makeZip([
        { name: 'A/', data: Buffer.alloc(0) },
        { name: 'A/tool', data: text, mode: 0o100755, deflate },
        { name: 'A/left-out', data: text, deflate },
        { name: 'A/deep/text', data: text, deflate },
      ]);
      const written = unzip(zip, dir, (name) => (name.endsWith('out') ? undefined : name.slice(2)));
      expect(written).toBe(2);
      expect(readFileSync(join(dir, 'deep/text'))).toEqual(text);
      expect(statSync(join(dir, 'tool')).mode & 0o777).toBe(0o755);
      expect(statSync(join(dir, 'deep/text')).mode & 0o111).toBe(0);
    },
  );

  test('a path that points outside is refused', () => {
    const zip = makeZip([{ name: '../outside', data: text }]);
    expect(() => unzip(zip, dir, (name) => name)).toThrow('points outside');
  });

  test('an entry that inflates to more than it says is refused', () => {
    const zip = makeZip([{ name: 'bomb', data: text, deflate: true }]);
    zip.writeUInt32LE(10, zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(() => [...zipEntries(zip)][0]?.read()).toThrow();
  });

  test('finds a file behind others in a tar', () => {
    const tar = Buffer.concat([
      tarEntry('package/package.json', Buffer.from('{}')),
      tarEntry('package/x', text),
      Buffer.alloc(1024),
    ]);
    expect(fileInTar(tar, 'package/x')).toEqual(text);
    expect(() => fileInTar(tar, 'package/y')).toThrow('no package/y');
  });
});
