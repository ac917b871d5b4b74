import type { Migration } from '#electron/platform/db/index.ts';
import { LIST_INDEXES } from './list-indexes.ts';
import { caseViewsMigration } from './views/store.ts';

const cases: Migration = {
  number: 3,
  name: 'cases',
  up(db) {
    db.exec(`
      CREATE TABLE cases (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL,
        number TEXT NOT NULL,
        class_key TEXT NOT NULL,
        code_set TEXT NOT NULL,
        source_code TEXT NOT NULL,
        description TEXT NOT NULL,
        address TEXT NOT NULL,
        street_code TEXT,
        lng REAL,
        lat REAL,
        origin TEXT,
        cell INTEGER,
        urgency TEXT NOT NULL,
        component_code TEXT,
        reporter_name TEXT,
        reporter_phone TEXT,
        occurred_at INTEGER,
        stage TEXT NOT NULL,
        open INTEGER NOT NULL,
        area_class TEXT,
        condition TEXT,
        source_system TEXT,
        external_id TEXT,
        import_digest TEXT,
        caused_by TEXT,
        registered_at INTEGER NOT NULL,
        filed_at INTEGER,
        dispatched_at INTEGER,
        accepted_at INTEGER,
        disposed_at INTEGER,
        closed_at INTEGER,
        changed_at INTEGER NOT NULL,
        unit_id TEXT,
        dispatched_to TEXT,
        feedback TEXT,
        verification TEXT,
        last_check TEXT,
        end_reason TEXT,
        pending TEXT,
        supervision TEXT NOT NULL,
        supervision_text TEXT,
        supervision_reply TEXT,
        urged_count INTEGER NOT NULL,
        rework_count INTEGER NOT NULL,
        extended_count INTEGER NOT NULL,
        photos TEXT,
        clock_events TEXT NOT NULL,
        overall_warn_at INTEGER,
        overall_due_at INTEGER,
        stage_warn_at INTEGER,
        stage_due_at INTEGER,
        sort_due INTEGER NOT NULL,
        sort_warn INTEGER NOT NULL
      ) STRICT;
      CREATE UNIQUE INDEX cases_by_id ON cases (id);
      CREATE UNIQUE INDEX cases_by_external ON cases (external_id, source_system) WHERE external_id IS NOT NULL;

      CREATE TABLE case_serials (
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        station TEXT NOT NULL,
        last INTEGER NOT NULL,
        PRIMARY KEY (day, kind, station)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE case_hands (
        person_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (person_id, seq)
      ) STRICT, WITHOUT ROWID;
    `);
    for (const index of LIST_INDEXES) db.exec(index);
  },
};

/** The text index holds no text: its tokens are made by `search-text.ts`, and every hit is checked against its row. */
const caseSearch: Migration = {
  number: 4,
  name: 'case search',
  up(db) {
    db.exec(`
      CREATE VIRTUAL TABLE case_text USING fts5 (
        tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
      );
      INSERT INTO case_text (case_text, rank) VALUES ('hashsize', 16777216);

      CREATE TABLE case_phones (
        phone TEXT NOT NULL,
        seq INTEGER NOT NULL,
        tail TEXT NOT NULL,
        PRIMARY KEY (phone, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_phones_by_tail ON case_phones (tail, seq);
    `);
  },
};

/** Approvals, links, supervision and the like happen to few cases: one column, empty for all others. */
const caseAnnex: Migration = {
  number: 11,
  name: 'case annex',
  up(db) {
    db.exec('ALTER TABLE cases ADD COLUMN annex TEXT');
  },
};

/** Units that were called to a case (吹哨) and have not come yet. */
const caseCalls: Migration = {
  number: 17,
  name: 'case calls',
  up(db) {
    db.exec(`
      CREATE TABLE case_calls (
        unit_id TEXT NOT NULL,
        seq INTEGER NOT NULL,
        PRIMARY KEY (unit_id, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_calls_of_case ON case_calls (seq);
    `);
  },
};

export const casesMigrations: readonly Migration[] = [
  cases,
  caseSearch,
  caseAnnex,
  caseViewsMigration,
  caseCalls,
];
