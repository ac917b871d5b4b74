const ZONE = 'Asia/Shanghai';

const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hourCycle: 'h23', ...options });
  return (at: number) => formatter.format(at);
};

const two = '2-digit';

/** 10:42:07, in the station's zone. */
export const clockTime = format({ hour: two, minute: two, second: two });
/** 10:42 */
export const minuteTime = format({ hour: two, minute: two });
/** 11-21 10:42 (month and day as the field writes them). */
export const dayTime = (at: number) => `${monthDay(at)} ${minuteTime(at)}`;
/** 2026-11-21 10:42:07 */
export const fullTime = (at: number) => `${localDate(at)} ${clockTime(at)}`;

const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: two, day: two });

/** 2026-11-21, in the station's zone. */
export function localDate(at: number): string {
  return parts.format(at);
}

function monthDay(at: number): string {
  return localDate(at).slice(5);
}
