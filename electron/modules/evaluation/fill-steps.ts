import { type Database, inTransaction } from '#electron/platform/db/index.ts';
import { factsOfKinds, type Projection } from '#electron/platform/facts/index.ts';
import { stepsProjection } from './store.ts';

/**
 * Writes the steps of facts that are older than this module, once: an older station's facts are replayed into a database
 * in memory, as a step needs the case as it stood before it.
 * @param openScratch opens an empty database of the station file's shape
 */
export function fillSteps(db: Database, openScratch: (file: string) => Database, cases: Projection): void {
  const owed = db.prepare('SELECT facts FROM evaluation_to_fill').pluck();
  if (owed.get() === undefined) return;
  const scratch = openScratch(':memory:');
  try {
    const [step, change] = [stepsProjection.bind(scratch), cases.bind(scratch)];
    const kinds = new Set(stepsProjection.kinds);
    for (const fact of factsOfKinds(db, cases.kinds)) {
      if (kinds.has(fact.kind)) step(fact);
      change(fact);
    }
    const rows = scratch.prepare('SELECT * FROM evaluation_steps').raw().all() as unknown[][];
    inTransaction(db, () => {
      const insert = db.prepare('INSERT INTO evaluation_steps VALUES (?,?,?,?,?,?,?,?,?,?,?,?)');
      for (const row of rows) insert.run(row);
      db.exec('DELETE FROM evaluation_to_fill');
    });
  } finally {
    scratch.close();
  }
}
