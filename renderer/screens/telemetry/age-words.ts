type Translate = (key: string, values?: Record<string, unknown>) => string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, in the largest unit that fits; a device's clock that runs ahead is "just now". */
export function ageWords(t: Translate, ageMs: number): string {
  const word = (unit: string, size: number) =>
    t(`telemetry:age.${unit}`, { count: Math.floor(ageMs / size) });
  if (ageMs < 5_000) return t('telemetry:age.now');
  if (ageMs < MINUTE) return word('seconds', 1000);
  if (ageMs < HOUR) return word('minutes', MINUTE);
  return ageMs < DAY ? word('hours', HOUR) : word('days', DAY);
}
