import type { Migration } from '#electron/platform/db/index.ts';

/** Marks a telemetry file (`UCCT`). */
export const TELEMETRY_APPLICATION_ID = 0x55434354;

/**
 * Readings stand in the order in which charts ask for them and carry the device's time in their key, so a packet
 * that is sent again finds its place taken. Quality is the position in `QUALITIES`, which only grows at its end.
 */
const readings: Migration = {
  number: 1,
  name: 'readings',
  up(db) {
    db.exec(`
      CREATE TABLE sources (
        id INTEGER PRIMARY KEY,
        link_id TEXT NOT NULL,
        device_id TEXT NOT NULL,
        protocol TEXT NOT NULL,
        UNIQUE (link_id, device_id, protocol)
      ) STRICT;
      CREATE TABLE frames (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES sources (id),
        received_at INTEGER NOT NULL,
        raw BLOB NOT NULL
      ) STRICT;
      CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        device_id TEXT NOT NULL,
        factor TEXT NOT NULL,
        statistic TEXT NOT NULL,
        period TEXT NOT NULL,
        unit TEXT NOT NULL,
        UNIQUE (device_id, factor, statistic, period)
      ) STRICT;
      CREATE TABLE readings (
        series_id INTEGER NOT NULL,
        at INTEGER NOT NULL,
        value REAL NOT NULL,
        quality INTEGER NOT NULL,
        frame_id INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        PRIMARY KEY (series_id, at)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE quarantine (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        link_id TEXT NOT NULL,
        peer TEXT NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        sample BLOB NOT NULL,
        bytes INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX quarantine_by_link ON quarantine (link_id, id);
    `);
  },
};

/**
 * Pages in the log before it is copied back (16 MB). A batch touches a page per series, and the same pages again
 * in the next batch; copying them once for several batches is a third of the work saved.
 */
export const CHECKPOINT_PAGES = 4000;

export const telemetryMigrations: readonly Migration[] = [readings];
