import type { Migration } from '#electron/platform/db/index.ts';

/**
 * Steps lie in the order in which tables ask for them: one kind, one stretch of time. A station that has facts already owes
 * their steps (`evaluation_to_fill`), which `fill-steps.ts` writes when it is opened.
 */
export const evaluationMigration: Migration = {
  number: 15,
  name: 'evaluation',
  up(db) {
    db.exec(`
      CREATE TABLE evaluation_steps (
        step TEXT NOT NULL,
        at INTEGER NOT NULL,
        fact_seq INTEGER NOT NULL,
        case_seq INTEGER NOT NULL,
        since_at INTEGER,
        due_at INTEGER,
        late INTEGER NOT NULL,
        ok INTEGER NOT NULL,
        street_code TEXT,
        unit_id TEXT,
        person_id TEXT,
        post_id TEXT,
        PRIMARY KEY (step, at, fact_seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX evaluation_steps_of_case ON evaluation_steps (case_seq, step);

      CREATE TABLE evaluation_appeals (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        state TEXT NOT NULL,
        outcome TEXT,
        case_id TEXT NOT NULL,
        case_seq INTEGER NOT NULL,
        step TEXT NOT NULL,
        fact_seq INTEGER NOT NULL,
        unit_id TEXT,
        person_id TEXT,
        street_code TEXT,
        reason TEXT NOT NULL,
        opinion TEXT,
        filed_at INTEGER NOT NULL,
        decided_at INTEGER
      ) STRICT;
      CREATE UNIQUE INDEX evaluation_appeals_by_id ON evaluation_appeals (id);
      CREATE INDEX evaluation_appeals_by_state ON evaluation_appeals (state, seq);
      CREATE UNIQUE INDEX evaluation_appeals_once ON evaluation_appeals (step, case_seq, fact_seq);

      CREATE TABLE evaluation_to_fill (facts INTEGER NOT NULL) STRICT;
      INSERT INTO evaluation_to_fill SELECT max(seq) FROM facts HAVING max(seq) IS NOT NULL;
    `);
  },
};
