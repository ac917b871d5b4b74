import { DAY_MS, weekdayOf, ZONE_OFFSET_MS } from '#shared/time/index.ts';

/** Spans that move with the day: 今日 昨日 本周 近七天 本月 上月 本季 本年. */
export const PERIODS = [
  'today',
  'yesterday',
  'thisWeek',
  'last7Days',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
] as const;
export type Period = (typeof PERIODS)[number];

/** The span (UTC ms, end excluded) that a period means at `now`, by the station's days; weeks begin on Monday. */
export function spanOfPeriod(period: Period, now: number): { from: number; to: number } {
  const today = Math.floor((now + ZONE_OFFSET_MS) / DAY_MS);
  const local = new Date(today * DAY_MS);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth()];
  const days = (from: number, to: number) => ({
    from: from * DAY_MS - ZONE_OFFSET_MS,
    to: to * DAY_MS - ZONE_OFFSET_MS,
  });
  const months = (first: number, count: number) =>
    days(Date.UTC(year, first, 1) / DAY_MS, Date.UTC(year, first + count, 1) / DAY_MS);
  switch (period) {
    case 'today':
      return days(today, today + 1);
    case 'yesterday':
      return days(today - 1, today);
    case 'thisWeek': {
      const monday = today - weekdayOf(today) + 1;
      return days(monday, monday + 7);
    }
    case 'last7Days':
      return days(today - 6, today + 1);
    case 'thisMonth':
      return months(month, 1);
    case 'lastMonth':
      return months(month - 1, 1);
    case 'thisQuarter':
      return months(month - (month % 3), 3);
    case 'thisYear':
      return months(0, 12);
  }
}
