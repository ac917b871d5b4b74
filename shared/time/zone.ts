/**
 * The station's zone as a constant. China has one civil time, UTC+8, and its last daylight saving ended in
 * September 1991 (IANA tz database, zone Asia/Shanghai), so a fixed offset is exact for every date this
 * engine accepts (1992 and later) and costs one addition instead of a zone look-up.
 */
export const ZONE_OFFSET_MS = 8 * 3_600_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

/** Days since 1970-01-01 of the local date `YYYY-MM-DD`; null when no such day exists (2025-02-30). */
export function dayOfDate(date: string): number | null {
  const parts = DATE.exec(date);
  if (!parts) return null;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().slice(0, 10) === date ? ms / DAY_MS : null;
}

/** ISO weekday, 1 Monday … 7 Sunday, of a day counted from 1970-01-01 (a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Milliseconds after local midnight of `HH:MM`, `00:00` to `24:00`; null when it is not a time. */
export function timeOfDayMs(time: string): number | null {
  const parts = TIME.exec(time);
  if (!parts) return null;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2]);
  if (minutes > 59 || hours > 24 || (hours === 24 && minutes > 0)) return null;
  return hours * HOUR_MS + minutes * MINUTE_MS;
}

/** Local date `YYYY-MM-DD` of an instant (UTC ms). */
export function localDateOf(at: number): string {
  return new Date(at + ZONE_OFFSET_MS).toISOString().slice(0, 10);
}

/** Local calendar year of an instant (UTC ms). */
export function localYear(at: number): number {
  return new Date(at + ZONE_OFFSET_MS).getUTCFullYear();
}
