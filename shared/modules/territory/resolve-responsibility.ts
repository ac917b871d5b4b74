import { patternCovers, patternSpecificity } from './class-key.ts';
import type { ResponsibilityRow } from './rules.ts';

export interface Responsibility {
  unitId: string;
  /** The row that named the unit. */
  reason: ResponsibilityRow;
}

/**
 * The unit that answers for a class in a street, with the row that says so; null when no row speaks of it.
 * The narrowest row wins: first by class (one class, major class, kind, all), then by street (named before `*`),
 * then by the higher `priority`; of equal rows the earlier one. The class comes first so that the owner of a water
 * main is found before the squad of its street (先属主后属地).
 */
export function resolveResponsibility(
  table: readonly ResponsibilityRow[],
  { classKey, streetCode }: { classKey: string; streetCode: string },
): Responsibility | null {
  let best: ResponsibilityRow | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const row of table) {
    if (row.street !== '*' && row.street !== streetCode) continue;
    if (!patternCovers(row.classKey, classKey)) continue;
    const weight = weigh(row);
    if (weight > bestWeight) {
      best = row;
      bestWeight = weight;
    }
  }
  return best && { unitId: best.unit, reason: best };
}

/** One number for (class, street, priority): the priority (±99) never reaches the next place. */
function weigh(row: ResponsibilityRow): number {
  return patternSpecificity(row.classKey) * 1000 + (row.street === '*' ? 0 : 500) + (row.priority ?? 0);
}
