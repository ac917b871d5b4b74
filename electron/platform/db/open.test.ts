import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, type Migration, openDatabase } from './index.ts';

const one: Migration = {
  number: 1,
  name: 'one',
  up: (db) => void db.exec('CREATE TABLE a (x INTEGER PRIMARY KEY, t TEXT) STRICT'),
};
const two: Migration = {
  number: 2,
  name: 'two',
  up: (db) => void db.exec('ALTER TABLE a ADD COLUMN y TEXT'),
};
const OURS = 0x75_63_63_01;

let folder: string;
let file: string;
const opened: Database[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ucc-open-'));
  file = join(folder, 'station.db');
});
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
  rmSync(folder, { recursive: true });
});

function open(
  migrations: readonly Migration[] = [one],
  change: { file?: string; readonly?: boolean } = {},
): Database {
  const db = openDatabase({ file, applicationId: OURS, durability: 'FULL', migrations, ...change });
  opened.push(db);
  return db;
}
const refusal = (code: string) => expect.objectContaining({ name: 'Refusal', code });
const closeAll = () => {
  for (const db of opened.splice(0)) db.close();
};
/** What the folder holds, without the empty side files that SQLite keeps for readers. */
const hashes = () =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-shm') && statSync(join(folder, name)).size > 0)
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    );

describe('opening', () => {
  it('makes the folder and the file, with the durability asked for', () => {
    file = join(folder, 'a', 'b', 'station.db');
    const db = open();
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.pragma('application_id', { simple: true })).toBe(OURS);
  });

  it('brings an older file to the newest shape and keeps its rows', () => {
    open().exec("INSERT INTO a VALUES (1, 'old')");
    closeAll();
    expect(open([one, two]).prepare('SELECT * FROM a').all()).toEqual([{ x: 1, t: 'old', y: null }]);
  });

  it('leaves an older file as it was when a migration fails', () => {
    open().exec("INSERT INTO a VALUES (1, 'old')");
    closeAll();
    const broken: Migration = {
      number: 3,
      name: 'three',
      up: () => {
        throw new Error('broken');
      },
    };
    expect(() => open([one, two, broken])).toThrow('broken');
    const db = open();
    expect(db.pragma('user_version', { simple: true })).toBe(1);
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, t: 'old' }]);
  });
});

describe('a file that must be refused stays as it was, byte for byte:', () => {
  function expectRefused(code: string, change: { readonly?: boolean } = {}, migrations = [one]): void {
    const before = hashes();
    expect(() => open(migrations, change)).toThrow(refusal(code));
    expect(hashes()).toEqual(before);
  }

  it('of a later application', () => {
    open([one, two]).exec("INSERT INTO a VALUES (1, 'new', 'newer')");
    closeAll();
    expectRefused('db.newer');
  });

  it('of a later application that was cut off before it could close', () => {
    const live = open([one, two]);
    live.exec("INSERT INTO a VALUES (1, 'new', 'newer')");
    const copy = join(folder, 'copy');
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, copy + suffix);
    closeAll();
    rmSync(file);
    file = copy;
    const before = [readFileSync(file), readFileSync(`${file}-wal`)];
    expect(() => open()).toThrow(refusal('db.newer'));
    expect([readFileSync(file), readFileSync(`${file}-wal`)]).toEqual(before);
    expect(open([one, two]).prepare('SELECT t FROM a').pluck().all()).toEqual(['new']);
  });

  it('of somebody else', () => {
    const other = new SqliteDatabase(file);
    other.exec('CREATE TABLE notes (x)');
    other.close();
    expectRefused('db.foreign');
  });

  it('with another mark', () => {
    open();
    closeAll();
    const other = new SqliteDatabase(file);
    other.pragma('application_id = 5');
    other.close();
    expectRefused('db.foreign');
  });

  it('that is no database', () => {
    writeFileSync(file, 'x'.repeat(5000));
    expectRefused('db.corrupt');
  });

  it('that was damaged inside', () => {
    const db = open();
    db.exec(
      'INSERT INTO a SELECT value, hex(randomblob(400)) FROM (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 200) SELECT value FROM n)',
    );
    closeAll();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 3 * 4096, 6 * 4096);
    writeFileSync(file, bytes);
    expectRefused('db.corrupt');
  });

  it('that was cut short', () => {
    open().exec("INSERT INTO a VALUES (1, 'x')");
    closeAll();
    writeFileSync(file, readFileSync(file).subarray(0, 5000));
    expectRefused('db.corrupt');
  });

  it('that is older, where it may only be read', () => {
    open();
    closeAll();
    expectRefused('db.older', { readonly: true }, [one, two]);
  });
});

describe('a place that cannot be written', () => {
  it.each<[string, () => string]>([
    [
      'a file stands where the folder should be',
      () => {
        writeFileSync(join(folder, 'plain'), '');
        return join(folder, 'plain', 'station.db');
      },
    ],
    [
      'a file stands where a folder above should be',
      () => {
        writeFileSync(join(folder, 'plain'), '');
        return join(folder, 'plain', 'deeper', 'station.db');
      },
    ],
  ])('is refused: %s', (_, path) => {
    expect(() => open([one], { file: path() })).toThrow(refusal('db.readOnly'));
  });

  it('is refused where the path itself is a folder', () => {
    expect(() => open([one], { file: folder })).toThrow(refusal('db.readOnly'));
  });

  it('a file that is only to be read must be there, and is not made', () => {
    expect(() => open([one], { readonly: true })).toThrow(refusal('db.missing'));
    expect(existsSync(file)).toBe(false);
  });

  it('a database opened to be read cannot be written', () => {
    open();
    const reader = open([one], { readonly: true });
    expect(() => reader.exec("INSERT INTO a VALUES (1, 'x')")).toThrow(/readonly/);
  });
});
