/** Times on the wire are local without a zone; the networks of this standard all run on +08:00 (no summer time). */
const OFFSET_MS = 8 * 60 * 60 * 1000;
const DIGITS = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d*)/;

/**
 * `YYYYMMDDhhmmss` as UTC milliseconds, with the milliseconds when exactly three more digits follow. One or two
 * stray digits are passed over (seen in the field). `null` for a date that does not exist.
 */
export function parseDeviceTime(text: string | undefined): number | null {
  const match = text === undefined || text.length > 24 ? null : DIGITS.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (year < 1970 || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const fraction = match[7] ?? '';
  return date.getTime() - OFFSET_MS + (fraction.length === 3 ? Number(fraction) : 0);
}

/** UTC milliseconds as `YYYYMMDDhhmmss`, or as a QN (`…zzz`) when `withMs`. */
export function formatDeviceTime(at: number, withMs = false): string {
  const digits = new Date(at + OFFSET_MS).toISOString().replace(/\D/g, '');
  return digits.slice(0, withMs ? 17 : 14);
}
