import type { Database } from '../db/index.ts';
import type { Fact } from './fact.ts';
import type { FactRow } from './fact-row.ts';
import { lowestOf } from './id-run.ts';
import { factIn, factsOf, lengthOf } from './run.ts';
import { uuidToBlob } from './uuid-blob.ts';

/** Facts of some kinds, oldest first. While it is walked the connection takes no writes. */
export function* factsOfKinds(db: Database, kinds: readonly string[]): Generator<Fact> {
  const wanted = new Set(kinds);
  for (const row of db.prepare('SELECT * FROM facts ORDER BY seq').iterate() as IterableIterator<FactRow>)
    if (wanted.has(row.kind)) yield* factsOf(row);
}

/** Reads facts for timelines and for walking back through causes. */
export function factReader(db: Database) {
  const byId = db.prepare('SELECT * FROM facts WHERE id <= ? ORDER BY id DESC LIMIT 1');
  const byEntity = db.prepare('SELECT * FROM facts WHERE entity = ? ORDER BY entity_version LIMIT ?');
  const newest = db.prepare('SELECT seq, payload FROM facts ORDER BY seq DESC LIMIT 1');
  const firstOf = firstFinder(db);
  return {
    /** Number of the newest fact, which is how many there are. */
    newestSeq(): number {
      const row = newest.get() as Pick<FactRow, 'seq' | 'payload'> | undefined;
      return row ? row.seq + lengthOf(row.payload) - 1 : 0;
    },
    byId(id: string): Fact | null {
      const row = byId.get(uuidToBlob(id)) as FactRow | undefined;
      return row ? factIn(row, 'id', id) : null;
    },
    /** Oldest first, at most `limit`. */
    ofEntity(entity: string, limit = 1000): Fact[] {
      const own = (byEntity.all(uuidToBlob(entity), limit) as FactRow[]).map(
        (row) => factsOf(row)[0] as Fact,
      );
      const first = own[0]?.entityVersion === 1 ? null : firstOf(entity);
      return first ? [first, ...own].slice(0, limit) : own;
    },
  };
}

export type FactReader = ReturnType<typeof factReader>;

/** Finds the first fact of an entity that came about in a run; null for all others. */
export function firstFinder(db: Database): (entity: string) => Fact | null {
  // The run's line and, between it and the entity, others of the same run that more has happened to since.
  const runs = db.prepare(`SELECT * FROM facts WHERE entity BETWEEN ? AND ? AND entity_version = 1
    AND payload LIKE '[%' ORDER BY entity DESC LIMIT 1`);
  return (entity) => {
    const row = runs.get(uuidToBlob(lowestOf(entity)), uuidToBlob(entity)) as FactRow | undefined;
    return row ? factIn(row, 'entity', entity) : null;
  };
}
