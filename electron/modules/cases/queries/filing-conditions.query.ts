import type { Territory } from '#electron/modules/territory/index.ts';
import type { CaseFinder } from '../find-case.ts';
import { areaClassOf } from '../step-context.ts';

/** The conditions under which a case may be filed where it is, the most specific first. */
export function conditionFinder(cases: CaseFinder, territory: Territory) {
  return (id: string) => {
    const state = cases.state(id);
    const rows = territory.filingConditions(state.classKey, areaClassOf(territory, state), state.urgency);
    return rows.slice(0, 100).map(({ id: rowId, condition, closingCondition, limit, example }) => ({
      id: rowId,
      condition: condition.zh,
      closingCondition: closingCondition.zh,
      limit,
      example,
    }));
  };
}
