import type { Database } from 'better-sqlite3';

/** Runs `work` in one immediate transaction: all of it is kept or none. Inside another one it joins that. */
export function inTransaction<T>(db: Database, work: () => T): T {
  return db.inTransaction ? work() : db.transaction(work).immediate();
}
