import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { CaseState, UnitRecommendation } from '#shared/modules/cases/index.ts';

/** Names the unit that the responsibility table gives for a case, the row that says so, and how much it holds now. */
export function unitRecommender(db: Database, territory: Territory) {
  const load = db
    .prepare('SELECT count(*) FROM cases INDEXED BY cases_open_of_unit WHERE open = 1 AND unit_id = ?')
    .pluck();
  return ({ classKey, streetCode }: CaseState): UnitRecommendation | null => {
    const found = streetCode && territory.responsible(classKey, streetCode);
    if (!found) return null;
    const { unitId, reason } = found;
    return {
      unitId,
      rowId: reason.id,
      basis: reason.basis,
      classPattern: reason.classKey,
      street: reason.street,
      load: load.get(unitId) as number,
    };
  };
}
