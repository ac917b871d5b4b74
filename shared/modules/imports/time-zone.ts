const DAY_MS = 86_400_000;
const OFFSET = /^([+-])(\d{2}):(\d{2})$/;

/** Turns a local wall-clock time, written as if it were UTC milliseconds, into UTC milliseconds. */
export type LocalToUtc = (localMs: number) => number;

/**
 * Makes the conversion for an IANA zone or an offset (`+08:00`); null when there is no such zone.
 * A time that a clock change skips is read with the offset before it; of a time that comes twice the first is meant.
 */
export function localToUtc(zone: string): LocalToUtc | null {
  const parts = OFFSET.exec(zone);
  if (parts) {
    const [hours, minutes] = [Number(parts[2]), Number(parts[3])];
    if (hours > 14 || minutes > 59) return null;
    const offset = (parts[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
    return (localMs) => localMs - offset;
  }
  const offsetAt = zoneOffsets(zone);
  if (!offsetAt) return null;
  return (localMs) => {
    const before = offsetAt(localMs - DAY_MS);
    const after = offsetAt(localMs + DAY_MS);
    if (before === after) return localMs - before;
    return offsetAt(localMs - before) === before || offsetAt(localMs - after) !== after
      ? localMs - before
      : localMs - after;
  };
}

/** Offset of a zone at an instant. Whole days without a change are remembered, as asking `Intl` is slow. */
function zoneOffsets(zone: string): ((at: number) => number) | null {
  const format = formatterOf(zone);
  if (!format) return null;
  const days = new Map<number, number | null>();
  const exact = (at: number) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
  };
  return (at) => {
    const day = Math.floor(at / DAY_MS);
    let known = days.get(day);
    if (known === undefined) {
      const first = exact(day * DAY_MS);
      known = first === exact((day + 1) * DAY_MS) ? first : null;
      days.set(day, known);
    }
    return known ?? exact(at);
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}
