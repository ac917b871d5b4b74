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
 * Runs an import that has this connection to itself. On an empty table, whose lists nobody narrows yet, these indexes
 * are away while it is filled and are built at the end in one go: many times cheaper than row by row. Pages that
 * every batch changes again are kept in memory and carried from the log into the file less often; how safe a finished
 * batch is stays the same.
 */
export async function fillingCases<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const before = BULK_PRAGMAS.map(([name]) => [name, db.pragma(name, { simple: true })] as const);
  const isEmpty = db.prepare('SELECT 1 FROM cases LIMIT 1').get() === undefined;
  if (isEmpty) {
    db.transaction(() => {
      for (const name of NAMES) db.exec(`DROP INDEX IF EXISTS ${name}`);
    }).immediate();
  }
  for (const [name, value] of BULK_PRAGMAS) db.pragma(`${name} = ${value}`);
  try {
    return await work();
  } finally {
    ensureFilterIndexes(db);
    for (const [name, value] of before) db.pragma(`${name} = ${value}`);
  }
}

/** 256 MB of pages; 64 MB of log before it is carried over. */
const BULK_PRAGMAS = [
  ['cache_size', -262_144],
  ['wal_autocheckpoint', 16_384],
] as const;
