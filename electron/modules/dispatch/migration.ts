import type { Migration } from '#electron/platform/db/index.ts';

export const dispatchMigration: Migration = {
  number: 10,
  name: 'dispatch',
  up(db) {
    db.exec(`
      CREATE TABLE person_states (
        person_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        unit_id TEXT NOT NULL,
        status_id TEXT NOT NULL,
        since INTEGER NOT NULL,
        reported_at INTEGER NOT NULL,
        case_id TEXT,
        note TEXT NOT NULL,
        lng REAL,
        lat REAL,
        placed_at INTEGER,
        silence TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE case_claims (
        case_id TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL,
        window_id TEXT NOT NULL,
        seat INTEGER,
        claimed_at INTEGER NOT NULL,
        asked TEXT,
        taken TEXT
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE messages (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL,
        post_id TEXT NOT NULL,
        audience TEXT NOT NULL,
        text TEXT NOT NULL,
        urgent INTEGER NOT NULL,
        acknowledge INTEGER NOT NULL,
        case_id TEXT,
        sent_at INTEGER NOT NULL,
        seq INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX messages_of_sender ON messages (person_id, seq);

      CREATE TABLE message_receipts (
        message_id TEXT NOT NULL,
        person_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        delivered_at INTEGER,
        read_at INTEGER,
        acknowledged_at INTEGER,
        reminders INTEGER NOT NULL,
        PRIMARY KEY (message_id, person_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX receipts_of_person ON message_receipts (person_id, seq);
      CREATE INDEX receipts_unread ON message_receipts (person_id, message_id) WHERE read_at IS NULL;
      CREATE INDEX receipts_unacknowledged ON message_receipts (person_id, message_id) WHERE acknowledged_at IS NULL;
    `);
  },
};
