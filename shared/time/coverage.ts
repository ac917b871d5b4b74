import type { WorkCalendar } from './calendar.ts';
import { localYear } from './zone.ts';

/** A deadline that falls in `year` is only as good as plain weekdays: no statutory days are known for it. */
export interface CoverageWarning {
  year: number;
  from: number;
  to: number;
}

/**
 * Warns when an instant (UTC ms) lies in a year whose statutory holidays the calendar does not hold, as next
 * year does until the State Council publishes it, usually in November. Null when covered, or when the
 * calendar does not build on statutory days at all.
 */
export function coverageWarning(calendar: WorkCalendar, at: number): CoverageWarning | null {
  if (!calendar.statutoryYears) return null;
  const { from, to } = calendar.statutoryYears;
  const year = localYear(at);
  return year < from || year > to ? { year, from, to } : null;
}
