import type { Database, Migration } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';
import type { NewView } from '#shared/modules/cases/index.ts';

/** Facts of a view (`entity`: its id). */
export interface ViewFacts {
  'CaseViewSaved.v1': NewView & { personId: string; sharedWith: string | null };
  'CaseViewRemoved.v1': Record<string, never>;
}

export const caseViewsMigration: Migration = {
  number: 16,
  name: 'saved views of cases',
  up(db) {
    db.exec(`
      CREATE TABLE case_views (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        person_id TEXT NOT NULL,
        shared_with TEXT,
        queue TEXT NOT NULL,
        saved_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX case_views_of_person ON case_views (person_id, saved_at);
      CREATE INDEX case_views_of_post ON case_views (shared_with, saved_at) WHERE shared_with IS NOT NULL;
    `);
  },
};

/** Views under their names, own and shared. */
export const caseViewsProjection: Projection = {
  module: 'cases',
  kinds: ['CaseViewSaved.v1', 'CaseViewRemoved.v1'] satisfies (keyof ViewFacts)[],
  tables: ['case_views'],
  bind(db: Database) {
    const save = db.prepare(
      'INSERT INTO case_views (id, name, person_id, shared_with, queue, saved_at) VALUES (?,?,?,?,?,?)',
    );
    const remove = db.prepare('DELETE FROM case_views WHERE id = ?');
    return (fact: Fact) => {
      if (fact.kind === 'CaseViewRemoved.v1') {
        remove.run(fact.entity);
        return;
      }
      const { name, personId, sharedWith, ...queue } = fact.payload as ViewFacts['CaseViewSaved.v1'];
      save.run(fact.entity, name, personId, sharedWith, JSON.stringify(queue), fact.at);
    };
  },
};
