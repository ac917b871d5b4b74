import type { Migration } from '#electron/platform/db/index.ts';

export const accountsMigration: Migration = {
  number: 6,
  name: 'accounts',
  up(db) {
    db.exec(`
      CREATE TABLE preferences (
        person_id TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (person_id, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE sittings (
        window_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
  },
};

/** When a window was closed by somebody who had not signed out. */
export const sittingsLeftMigration: Migration = {
  number: 13,
  name: 'sittings left',
  up(db) {
    db.exec('ALTER TABLE sittings ADD COLUMN left_at INTEGER');
  },
};
