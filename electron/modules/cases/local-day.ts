import { ZONE_OFFSET_MS } from '#shared/time/index.ts';

const DAY_MS = 86_400_000;

/** Ten years of days: an import asks for the same few hundred days a million times. */
const KEPT_DAYS = 3660;
const written = new Map<number, string>();

/** Local date `yyyy-MM-dd` of an instant (UTC ms). */
export function localDay(at: number): string {
  const day = Math.floor((at + ZONE_OFFSET_MS) / DAY_MS);
  const known = written.get(day);
  if (known) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
  if (written.size === KEPT_DAYS) written.clear();
  written.set(day, date);
  return date;
}

/** The instants at which a local date begins and ends; null when there is no such day. */
export function spanOfDay(date: string): { from: number; to: number } | null {
  const from = Date.parse(`${date}T00:00:00Z`) - ZONE_OFFSET_MS;
  return Number.isNaN(from) || localDay(from) !== date ? null : { from, to: from + DAY_MS };
}

/** Local `yyyy-MM-dd HH:mm` of an instant (UTC ms). */
export function localMinute(at: number): string {
  return new Date(at + ZONE_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}
