import type { Database } from '#electron/platform/db/index.ts';

/** Indexes by which long lists are narrowed. No statement names one of them, so that each works without, only slower. */
export const FILTER_INDEXES: readonly string[] = [
  'CREATE INDEX IF NOT EXISTS cases_newest_of_street ON cases (street_code, registered_at, seq)',
  'CREATE INDEX IF NOT EXISTS cases_newest_of_class ON cases (class_key, registered_at, seq)',
  'CREATE INDEX IF NOT EXISTS cases_newest_of_unit ON cases (unit_id, registered_at, seq)',
  'CREATE INDEX IF NOT EXISTS cases_in_cell ON cases (cell, registered_at) WHERE cell IS NOT NULL',
];

const NAMES = FILTER_INDEXES.map((sql) => /EXISTS (\w+)/.exec(sql)?.[1] as string);

/** Makes the indexes that are missing: an import that was cut off leaves none. Costs nothing when all are there. */
export function ensureFilterIndexes(db: Database): void {
  const have = new Set(
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'cases'").pluck().all(),
  );
  if (NAMES.every((name) => have.has(name))) return;
  db.transaction(() => {
    for (const sql of FILTER_INDEXES) db.exec(sql);
  }).immediate();
}

/**
 * Runs a first import: while the table is filled these indexes are away and are built at the end in one go, which for
 * many cases is several times cheaper than keeping them up row by row. Only on an empty table, whose lists nobody
 * narrows yet.
 */
export async function fillingCases<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const isEmpty = db.prepare('SELECT 1 FROM cases LIMIT 1').get() === undefined;
  if (!isEmpty) return work();
  db.transaction(() => {
    for (const name of NAMES) db.exec(`DROP INDEX IF EXISTS ${name}`);
  }).immediate();
  try {
    return await work();
  } finally {
    ensureFilterIndexes(db);
  }
}
