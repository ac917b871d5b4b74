import type { Migration } from '../db/index.ts';

export const factsMigration: Migration = {
  number: 1,
  name: 'facts',
  up(db) {
    db.exec(`
      CREATE TABLE facts (
        seq INTEGER PRIMARY KEY,
        id BLOB NOT NULL,
        station TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        entity BLOB NOT NULL,
        entity_version INTEGER NOT NULL,
        caused_by BLOB,
        at INTEGER NOT NULL,
        payload TEXT NOT NULL,
        prev_hash BLOB NOT NULL,
        hash BLOB NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX facts_by_id ON facts (id);
      CREATE UNIQUE INDEX facts_by_entity ON facts (entity, entity_version);
      CREATE TRIGGER facts_are_never_changed BEFORE UPDATE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
      CREATE TRIGGER facts_are_never_deleted BEFORE DELETE ON facts
        BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
    `);
  },
};
