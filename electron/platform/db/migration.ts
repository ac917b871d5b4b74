import type { Database } from 'better-sqlite3';

/**
 * One step of a database file's shape. Migrations only add; numbers are unique and ascending per file.
 * `number` becomes `PRAGMA user_version`, so a file tells which application it needs.
 */
export interface Migration {
  number: number;
  name: string;
  up(db: Database): void;
}
