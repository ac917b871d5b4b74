import type { Database } from '#electron/platform/db/index.ts';
import type { Calendars, CaseRow } from '#shared/modules/cases/index.ts';
import { caseRow, type StoredCase, stateOf } from '../row.ts';

export interface UnitCase {
  row: CaseRow;
  dispatchedAt: number | null;
  acceptedAt: number | null;
}

/** Where a case stands while it is its unit's to do something, or while the unit waits for an answer. */
const AT_UNIT = ['disposing', 'ext_review', 'return_review', 'suspend_review', 'suspended'];

/** The open cases of a unit, by time to breach; at most `limit`, walked stage by stage along their index. */
export function unitLister(db: Database, calendars: Calendars) {
  const inStage = db.prepare(`
    SELECT * FROM cases INDEXED BY cases_open_of_unit
    WHERE open = 1 AND unit_id = ? AND stage = ? ORDER BY sort_due, seq LIMIT ?`);
  return (unitId: string, limit: number): UnitCase[] =>
    AT_UNIT.flatMap((stage) => inStage.all(unitId, stage, limit) as StoredCase[])
      .sort((a, b) => (a.sort_due as number) - (b.sort_due as number) || a.seq - b.seq)
      .slice(0, limit)
      .map((stored) => {
        const state = stateOf(stored);
        return {
          row: caseRow(state, calendars),
          dispatchedAt: state.dispatchedAt,
          acceptedAt: state.acceptedAt,
        };
      });
}
