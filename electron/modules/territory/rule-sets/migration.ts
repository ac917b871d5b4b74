import type { Migration } from '#electron/platform/db/index.ts';

export const ruleSetsMigration: Migration = {
  number: 12,
  name: 'rule sets',
  up(db) {
    db.exec(`
      CREATE TABLE rule_sets (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL,
        content TEXT NOT NULL,
        effective_from INTEGER NOT NULL,
        published_at INTEGER NOT NULL,
        published_by TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (kind, number)
      ) STRICT;
      CREATE INDEX rule_sets_by_effect ON rule_sets (kind, effective_from, number);
      CREATE TABLE rule_drafts (
        kind TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        content TEXT NOT NULL,
        changed_at INTEGER NOT NULL,
        changed_by TEXT NOT NULL
      ) STRICT;
    `);
  },
};
