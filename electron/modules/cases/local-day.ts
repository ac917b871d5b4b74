import { ZONE_OFFSET_MS } from '#shared/time/index.ts';

const DAY_MS = 86_400_000;

/** Local date `yyyy-MM-dd` of an instant (UTC ms). */
export function localDay(at: number): string {
  return new Date(at + ZONE_OFFSET_MS).toISOString().slice(0, 10);
}

/** The instants at which a local date begins and ends; null when there is no such day. */
export function spanOfDay(date: string): { from: number; to: number } | null {
  const from = Date.parse(`${date}T00:00:00Z`) - ZONE_OFFSET_MS;
  return Number.isNaN(from) || localDay(from) !== date ? null : { from, to: from + DAY_MS };
}
