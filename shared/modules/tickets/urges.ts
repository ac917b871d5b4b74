import type { UrgeLevel } from '#shared/modules/territory/index.ts';
import { addLimit, type CompiledCalendar } from '#shared/time/index.ts';

/**
 * From when each level of 催办 may be sent (UTC ms), in their order. Null: never, as the ticket has no deadline to
 * count from.
 */
export function urgeTimes(
  levels: readonly UrgeLevel[],
  { receivedAt, dueAt }: { receivedAt: number; dueAt: number | null },
  calendar: CompiledCalendar,
): (number | null)[] {
  let previous: number | null = receivedAt;
  return levels.map(({ from, after }) => {
    const base: number | null = from === 'open' ? receivedAt : from === 'due' ? dueAt : previous;
    previous = base === null || after === null ? base : addLimit(calendar, base, after);
    return previous;
  });
}
