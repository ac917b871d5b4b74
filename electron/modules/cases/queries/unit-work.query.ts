import type { Database } from '#electron/platform/db/index.ts';

/** Of one class the newest this many cases are looked at: enough to know who usually does it, few enough to ask at once. */
const LOOKED_AT = 2000;
const DAY_MS = 86_400_000;

export interface UnitRecord {
  unitId: string;
  disposed: number;
  /** Of those whose deadline is known, disposed by it. */
  onTime: number;
  timed: number;
}

/** What units have to do now, and what they did lately. */
export function unitWork(db: Database, now: () => number) {
  const load = db.prepare<[number, string], { open: number; overdue: number }>(`
    SELECT count(*) AS open, coalesce(sum(sort_due < ?), 0) AS overdue
    FROM cases INDEXED BY cases_open_of_unit WHERE open = 1 AND unit_id = ?`);
  const record = db.prepare<[string, number, string], UnitRecord>(`
    SELECT unit_id AS unitId, count(*) AS disposed, coalesce(sum(overdue_at IS NOT NULL), 0) AS timed,
      coalesce(sum(disposed_at <= overdue_at), 0) AS onTime
    FROM (
      SELECT unit_id, street_code, disposed_at, overall_due_at AS overdue_at
      FROM cases INDEXED BY cases_newest_of_class
      WHERE class_key = ? AND registered_at >= ? ORDER BY registered_at DESC, seq DESC LIMIT ${LOOKED_AT}
    )
    WHERE street_code = ? AND unit_id IS NOT NULL AND disposed_at IS NOT NULL
    GROUP BY unit_id ORDER BY disposed DESC, unit_id`);
  return {
    /** Open cases of a unit, and those among them that are late. */
    load: (unitId: string) => load.get(now(), unitId) as { open: number; overdue: number },
    /** Who disposed of cases of this class in this street in the last days, the busiest first. */
    record: (classKey: string, streetCode: string, days: number): UnitRecord[] =>
      record.all(classKey, now() - days * DAY_MS, streetCode),
  };
}
