import { patternCovers, patternSpecificity } from './class-key.ts';
import type { AreaClass, FilingCondition, Urgency } from './rules.ts';

/**
 * Every row that may be used to file a case of this class here, the most specific first.
 * A row for an area class or an urgency counts only when that one is asked for, and then stands before rows for all.
 * Order: class (one, major, kind, all), area class, urgency, then as in the file, so a bureau puts its own choice first.
 */
export function resolveFilingConditions(
  rows: readonly FilingCondition[],
  classKey: string,
  areaClass?: AreaClass,
  urgency?: Urgency,
): FilingCondition[] {
  const found: { row: FilingCondition; weight: number }[] = [];
  for (const row of rows) {
    if (row.areaClass !== undefined && row.areaClass !== areaClass) continue;
    if (row.urgency !== undefined && row.urgency !== urgency) continue;
    const specificity = bestSpecificity(row, classKey);
    if (specificity < 0) continue;
    found.push({ row, weight: specificity * 4 + (row.areaClass ? 2 : 0) + (row.urgency ? 1 : 0) });
  }
  return found.sort((a, b) => b.weight - a.weight).map(({ row }) => row);
}

/** The narrowest pattern of the row that covers the class, −1 when none does. */
function bestSpecificity(row: FilingCondition, classKey: string): number {
  let best = -1;
  for (const pattern of row.classKeys) {
    if (patternCovers(pattern, classKey)) best = Math.max(best, patternSpecificity(pattern));
  }
  return best;
}
