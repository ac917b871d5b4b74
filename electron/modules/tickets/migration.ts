import type { Migration } from '#electron/platform/db/index.ts';

/**
 * `state` is the ticket as its facts left it; the columns beside it are what lists, figures and look-ups walk. The
 * text index holds no text: every hit is checked against its row.
 */
export const ticketsMigration: Migration = {
  number: 8,
  name: 'tickets',
  up(db) {
    db.exec(`
      CREATE TABLE tickets (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        channel TEXT NOT NULL,
        kind TEXT NOT NULL,
        street_code TEXT,
        unit_id TEXT,
        stage TEXT NOT NULL,
        open INTEGER NOT NULL,
        unsatisfied INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        sort_due INTEGER NOT NULL,
        handle_due_at INTEGER,
        first_replied_at INTEGER,
        signed_at INTEGER,
        contact_due_at INTEGER,
        contacted_at INTEGER,
        handled_at INTEGER,
        resolved INTEGER,
        revisited_at INTEGER,
        satisfaction TEXT,
        redo_count INTEGER NOT NULL,
        main_id TEXT,
        state TEXT NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX tickets_by_id ON tickets (id);
      CREATE UNIQUE INDEX tickets_by_number ON tickets (number);
      CREATE INDEX tickets_newest ON tickets (received_at, seq, main_id);
      CREATE INDEX tickets_newest_in_street ON tickets (street_code, received_at, seq);
      CREATE INDEX tickets_open ON tickets (sort_due, seq) WHERE open = 1;
      CREATE INDEX tickets_open_in_stage ON tickets (stage, sort_due, seq) WHERE open = 1;
      CREATE INDEX tickets_unsatisfied ON tickets (sort_due, seq) WHERE open = 1 AND unsatisfied = 1;
      CREATE INDEX tickets_by_deadline ON tickets (handle_due_at, first_replied_at);
      CREATE INDEX tickets_by_reply ON tickets (first_replied_at, redo_count);
      CREATE INDEX tickets_by_signing ON tickets (signed_at, contact_due_at, contacted_at);
      CREATE INDEX tickets_by_handling ON tickets (handled_at, resolved);
      CREATE INDEX tickets_by_revisit ON tickets (revisited_at, satisfaction);

      CREATE TABLE ticket_cases (
        case_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (case_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE ticket_phones (
        phone TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        tail TEXT NOT NULL,
        PRIMARY KEY (phone, received_at, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ticket_phones_by_tail ON ticket_phones (tail, seq);

      CREATE TABLE ticket_serials (
        day TEXT NOT NULL,
        station TEXT NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, station)
      ) STRICT, WITHOUT ROWID;

      CREATE VIRTUAL TABLE ticket_text USING fts5 (
        tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
      );
    `);
  },
};
