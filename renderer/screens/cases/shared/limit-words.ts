type Translate = (key: string, values: { count: number }) => string;

interface LimitView {
  value: number;
  unit: string;
}

const MINUTES_PER_HOUR = 60;
const MINUTES_PER_DAY = 1440;
/** Shorter limits are said in minutes, as rules state them. */
const LONG_MINUTES = 120;

/** `4 工作时`; long spans in minutes, which is how another system's own deadline arrives, as days and hours. */
export function limitWords(t: Translate, { value, unit }: LimitView): string {
  const said = (count: number, of: string) => `${count} ${t(`cases:unit.${of}`, { count })}`;
  if (unit !== 'minute' || value < LONG_MINUTES) return said(value, unit);
  const days = Math.floor(value / MINUTES_PER_DAY);
  const hours = Math.round((value % MINUTES_PER_DAY) / MINUTES_PER_HOUR);
  const parts = [days > 0 && said(days, 'naturalDay'), hours > 0 && said(hours, 'naturalHour')];
  return parts.filter(Boolean).join(' ');
}
