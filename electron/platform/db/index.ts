export type { Database, Statement } from 'better-sqlite3';
export type { Migration } from './migration.ts';
export { type Durability, type OpenOptions, openDatabase } from './open.ts';
export { toRefusal } from './refuse.ts';
export { inTransaction } from './transaction.ts';
