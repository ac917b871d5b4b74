import { describe, expect, it } from 'vitest';
import type { Database } from '#electron/platform/db/index.ts';
import { ensureListIndexes, fillingCases, LIST_INDEXES } from './list-indexes.ts';
import { openCasesDb } from './testing.ts';

const indexesOf = (db: Database) =>
  db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'cases' AND sql IS NOT NULL ORDER BY name",
    )
    .all();
/** With those that a write itself looks up: id and external id. */
const ALL = LIST_INDEXES.length + 2;

describe('filling a station', () => {
  it('is without the indexes of lists only while a new one is filled, and brings them back as they were', async () => {
    const db = openCasesDb();
    const before = indexesOf(db);
    expect(before).toHaveLength(ALL);
    const during = await fillingCases(db, true, async () => indexesOf(db).length);
    expect(during).toBe(2);
    expect(indexesOf(db)).toEqual(before);
  });

  it('takes nothing away from a station that others may have open', async () => {
    const db = openCasesDb();
    expect(await fillingCases(db, false, async () => indexesOf(db).length)).toBe(ALL);
  });

  it('brings them back when the import fails, and settings too', async () => {
    const db = openCasesDb();
    const cache = db.pragma('cache_size', { simple: true });
    await expect(
      fillingCases(db, true, async () => {
        throw new Error('disk pulled out');
      }),
    ).rejects.toThrow('disk pulled out');
    expect(indexesOf(db)).toHaveLength(ALL);
    expect(db.pragma('cache_size', { simple: true })).toBe(cache);
  });

  it('makes what an import that was cut off left missing', () => {
    const db = openCasesDb();
    const before = indexesOf(db);
    db.exec('DROP INDEX cases_newest; DROP INDEX cases_open_of_unit');
    ensureListIndexes(db);
    expect(indexesOf(db)).toEqual(before);
  });
});
