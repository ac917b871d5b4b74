import { existsSync, mkdirSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { Refusal } from '#shared/kernel/refusal.ts';
import { nativeBinding } from './binding.ts';
import type { Migration } from './migration.ts';
import { toRefusal } from './refuse.ts';

export type Durability = 'FULL' | 'NORMAL';

export interface OpenOptions {
  /** Path of the file, or `:memory:`. Its folder is made when it is missing. */
  file: string;
  /** Marks whose file this is (`PRAGMA application_id`); a file with another mark is refused. */
  applicationId: number;
  durability: Durability;
  migrations: readonly Migration[];
  readonly?: boolean;
}

/** Half as many pages to write, to check and to carry over as with SQLite's own 4096, for little more at a small commit. */
const PAGE_BYTES = 8192;

/** Below this the file is not opened for writing: SQLite needs room for its log to stay whole. */
const LEAST_FREE_BYTES = 20 * 1024 * 1024;

/**
 * Opens a database file and brings it to the newest shape, or refuses without touching it:
 * `db.newer` (made by a later application), `db.foreign` (not ours), `db.corrupt`, `db.readOnly`, `db.full`,
 * `db.missing` (read-only open of a file that is not there).
 */
export function openDatabase(options: OpenOptions): Database {
  const { file } = options;
  const inMemory = file === ':memory:';
  if (options.readonly && !inMemory && !existsSync(file)) throw new Refusal('db.missing', { file });
  try {
    if (!inMemory && !options.readonly) {
      mkdirSync(dirname(file), { recursive: true });
      assertRoom(dirname(file), file);
    }
    if (!options.readonly && hasHotLog(file)) look(options);
    const db = new SqliteDatabase(file, { readonly: options.readonly ?? false, ...nativeBinding() });
    try {
      check(db, options);
      configure(db, options);
      if (!options.readonly) migrate(db, options);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw toRefusal(error, file);
  }
}

/** Something was cut off before it could close: its log holds changes that the file has not. */
function hasHotLog(file: string): boolean {
  return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** A writing connection would carry the log into the file when it closes, even the file of a later application. */
function look(options: OpenOptions): void {
  const db = new SqliteDatabase(options.file, { readonly: true, ...nativeBinding() });
  try {
    check(db, options);
  } finally {
    db.close();
  }
}

function assertRoom(folder: string, file: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < LEAST_FREE_BYTES) throw new Refusal('db.full', { file });
}

/** Looks before anything is written, so that a file we must refuse stays as it is, byte for byte. */
function check(db: Database, { file, applicationId, migrations, readonly }: OpenOptions): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const mark = db.pragma('application_id', { simple: true }) as number;
  const empty = (db.prepare('SELECT count(*) AS n FROM sqlite_master').get() as { n: number }).n === 0;
  const newest = migrations.at(-1)?.number ?? 0;
  if (!empty && mark !== applicationId) throw new Refusal('db.foreign', { file });
  if (version > newest) throw new Refusal('db.newer', { file, version, newest });
  if (readonly && version < newest) throw new Refusal('db.older', { file, version, newest });
  if (!empty && pagesAreFew(db)) {
    const result = db.pragma('quick_check(1)', { simple: true }) as string;
    if (result !== 'ok') throw new Refusal('db.corrupt', { file, detail: result });
  }
}

/** A quick check reads every page; on a large file opening must not wait for it (`verify` reads all). */
function pagesAreFew(db: Database): boolean {
  return (db.pragma('page_count', { simple: true }) as number) < 1_000;
}

function configure(db: Database, { durability, readonly, applicationId }: OpenOptions): void {
  if (!readonly) {
    // Of a new file; one that exists keeps its own.
    db.pragma(`page_size = ${PAGE_BYTES}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${durability}`);
    if (db.pragma('application_id', { simple: true }) !== applicationId)
      db.pragma(`application_id = ${applicationId}`);
  }
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  db.pragma('cache_size = -65536');
  db.pragma('mmap_size = 268435456');
  db.pragma('temp_store = MEMORY');
}

function migrate(db: Database, { migrations }: OpenOptions): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const due = migrations.filter((migration) => migration.number > version);
  if (due.length === 0) return;
  db.transaction(() => {
    for (const migration of due) {
      migration.up(db);
      db.pragma(`user_version = ${migration.number}`);
    }
  }).exclusive();
}
