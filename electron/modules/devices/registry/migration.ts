import type { Migration } from '#electron/platform/db/index.ts';

/** Second step of `station.db`: what the station is connected to. */
export const devicesMigration: Migration = {
  number: 2,
  name: 'devices',
  up(db) {
    db.exec(`
      CREATE TABLE links (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        protocol TEXT NOT NULL,
        transport TEXT NOT NULL,
        enabled INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE devices (
        id TEXT PRIMARY KEY,
        mn TEXT NOT NULL COLLATE NOCASE UNIQUE,
        name TEXT NOT NULL,
        kind TEXT NOT NULL,
        model_key TEXT,
        street_code TEXT,
        address TEXT NOT NULL,
        lng REAL,
        lat REAL,
        profile TEXT NOT NULL,
        link_id TEXT,
        stale_after_minutes INTEGER NOT NULL,
        enabled INTEGER NOT NULL
      ) STRICT;
    `);
  },
};

/** What a link's protocol is told beside its transport; links from before speak by their protocol's defaults. */
export const linkOptionsMigration: Migration = {
  number: 9,
  name: 'link options',
  up(db) {
    db.exec(`ALTER TABLE links ADD COLUMN options TEXT NOT NULL DEFAULT '{}'`);
  },
};

/** Chips and cards that readers recognised. */
export const identitiesMigration: Migration = {
  number: 14,
  name: 'identities',
  up(db) {
    db.exec(`
      CREATE TABLE identity_reads (
        id TEXT PRIMARY KEY,
        device_id TEXT NOT NULL,
        link_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        code TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX identity_reads_by_device ON identity_reads (device_id, id);
    `);
  },
};
