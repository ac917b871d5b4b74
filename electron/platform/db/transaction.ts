import type { Database } from 'better-sqlite3';

/**
 * Runs `work` in one immediate transaction: all of it is kept or none. Inside another one it joins that, as a
 * savepoint: when it throws, only its own part is undone.
 */
export function inTransaction<T>(db: Database, work: () => T): T {
  const run = db.transaction(work);
  return db.inTransaction ? run() : run.immediate();
}
