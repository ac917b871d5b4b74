import type { Database } from '#electron/platform/db/index.ts';

/**
 * Indexes that lists and searches walk; their statements name them. What a write itself looks up (id, external id) is
 * not among them: those stand in the migration and are never taken away.
 */
export const LIST_INDEXES: readonly string[] = [
  'CREATE INDEX IF NOT EXISTS cases_by_number ON cases (number)',
  'CREATE INDEX IF NOT EXISTS cases_newest ON cases (registered_at, seq)',
  'CREATE INDEX IF NOT EXISTS cases_ended ON cases (stage, closed_at, seq) WHERE open = 0',
  'CREATE INDEX IF NOT EXISTS cases_open ON cases (sort_due, seq, sort_warn) WHERE open = 1',
  'CREATE INDEX IF NOT EXISTS cases_open_newest ON cases (registered_at, seq, stage, unit_id, sort_due, sort_warn) WHERE open = 1',
  'CREATE INDEX IF NOT EXISTS cases_open_in_stage ON cases (stage, sort_due, seq) WHERE open = 1',
  'CREATE INDEX IF NOT EXISTS cases_open_of_unit ON cases (unit_id, stage, sort_due, seq) WHERE open = 1',
  'CREATE INDEX IF NOT EXISTS cases_open_in_street ON cases (street_code, sort_due, seq) WHERE open = 1',
  "CREATE INDEX IF NOT EXISTS cases_supervised ON cases (sort_due, seq) WHERE open = 1 AND supervision <> 'none'",
  'CREATE INDEX IF NOT EXISTS cases_newest_of_street ON cases (street_code, registered_at, seq) WHERE street_code IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cases_newest_of_class ON cases (class_key, registered_at, seq)',
  'CREATE INDEX IF NOT EXISTS cases_newest_of_unit ON cases (unit_id, registered_at, seq) WHERE unit_id IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cases_filed ON cases (filed_at) WHERE filed_at IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cases_overall_due ON cases (overall_due_at) WHERE overall_due_at IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cases_disposed_elsewhere ON cases (disposed_at) WHERE import_digest IS NOT NULL AND disposed_at IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS cases_in_cell ON cases (cell, registered_at) WHERE cell IS NOT NULL',
];

const NAMES = LIST_INDEXES.map((sql) => /EXISTS (\w+)/.exec(sql)?.[1] as string);

/** Makes the indexes that are missing: an import that was cut off leaves none. Costs nothing when all are there. */
export function ensureListIndexes(db: Database): void {
  const have = new Set(
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'cases'").pluck().all(),
  );
  if (NAMES.every((name) => have.has(name))) return;
  db.transaction(() => {
    for (const sql of LIST_INDEXES) db.exec(sql);
  }).immediate();
}

/** 128 MB of pages; as much log before it is carried over. */
const BULK_PRAGMAS = [
  ['cache_size', -131_072],
  ['wal_autocheckpoint', 16_384],
] as const;

/**
 * Runs an import on a connection of its own: pages that every batch changes again are kept in memory and are carried
 * from the log into the file less often. How safe a finished batch is stays the same.
 * @param isNew the station was made just now and nobody else has it open: the indexes are away while it is filled and
 * are built at the end in one go, many times cheaper than row by row. Whoever opens it meanwhile makes them first.
 */
export async function fillingCases<T>(db: Database, isNew: boolean, work: () => Promise<T>): Promise<T> {
  const before = BULK_PRAGMAS.map(([name]) => [name, db.pragma(name, { simple: true })] as const);
  for (const [name, value] of BULK_PRAGMAS) db.pragma(`${name} = ${value}`);
  if (isNew) {
    db.transaction(() => {
      for (const name of NAMES) db.exec(`DROP INDEX IF EXISTS ${name}`);
    }).immediate();
  }
  try {
    return await work();
  } finally {
    ensureListIndexes(db);
    for (const [name, value] of before) db.pragma(`${name} = ${value}`);
  }
}
