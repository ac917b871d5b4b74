import { ZONE_OFFSET_MS } from '#shared/time/index.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const TIME = String.raw`(\d{1,2})[:：.时點点]?(\d{2})?分?`;
const AGO = /^-?(\d{1,4})\s*(?:分钟前|分前|m|min)?$/;
const CLOCK = new RegExp(`^${TIME}$`);
const RELATIVE_DAY = new RegExp(String.raw`^(今天|昨天|前天)\s*${TIME}$`);
const MONTH_DAY = new RegExp(String.raw`^(\d{1,2})[-/.月](\d{1,2})日?\s+${TIME}$`);
const DATE = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s+${TIME}$`);
const DAYS_BACK: Readonly<Record<string, number>> = { 今天: 0, 昨天: 1, 前天: 2 };

/**
 * Reads when something happened, as it is typed while someone speaks: `0930`, `9:30`, `昨天 21:05`, `11-20 9:30`,
 * `2026-11-20 9:30`, `-30` or `30分钟前`. Without a date the latest such time before `now` is meant, without a year
 * the latest such day. UTC ms; null when it cannot be read. Only a date with its year can lie in the future.
 */
export function readMoment(text: string, now: number): number | null {
  const typed = text.normalize('NFKC').trim();
  return (
    minutesAgo(typed, now) ??
    clockTime(typed, now) ??
    relativeDay(typed, now) ??
    monthAndDay(typed, now) ??
    wholeDate(typed)
  );
}

function minutesAgo(typed: string, now: number): number | null {
  const match = AGO.exec(typed);
  const signed = typed.startsWith('-') || /[^\d-]/.test(typed);
  return match && signed ? now - Number(match[1]) * MINUTE_MS : null;
}

function clockTime(typed: string, now: number): number | null {
  const match = CLOCK.exec(typed);
  const inDay = match && timeInDay(match[1], match[2]);
  if (inDay === null || (match?.[2] === undefined && !/\D/.test(typed))) return null;
  const at = startOfDay(now) + inDay;
  return at > now ? at - DAY_MS : at;
}

function relativeDay(typed: string, now: number): number | null {
  const match = RELATIVE_DAY.exec(typed);
  const inDay = match && timeInDay(match[2], match[3]);
  return inDay === null ? null : startOfDay(now) - (DAYS_BACK[match?.[1] ?? ''] ?? 0) * DAY_MS + inDay;
}

function monthAndDay(typed: string, now: number): number | null {
  const match = MONTH_DAY.exec(typed);
  if (!match) return null;
  const year = new Date(now + ZONE_OFFSET_MS).getUTCFullYear();
  const here = local(year, match[1], match[2], match[3], match[4]);
  return here !== null && here <= now ? here : local(year - 1, match[1], match[2], match[3], match[4]);
}

function wholeDate(typed: string): number | null {
  const match = DATE.exec(typed);
  return match && local(Number(match[1]), match[2], match[3], match[4], match[5]);
}

type Digits = string | undefined;

function local(year: number, month: Digits, day: Digits, hour: Digits, minute: Digits): number | null {
  const inDay = timeInDay(hour, minute);
  const midnight = Date.UTC(year, Number(month) - 1, Number(day));
  // The calendar rolls 31 April over to May: such a day does not exist.
  const exists =
    new Date(midnight).getUTCMonth() === Number(month) - 1 && new Date(midnight).getUTCDate() === Number(day);
  return inDay === null || !exists ? null : midnight + inDay - ZONE_OFFSET_MS;
}

function timeInDay(hour: Digits, minute: Digits = '0'): number | null {
  const [h, m] = [Number(hour), Number(minute)];
  return h <= 23 && m <= 59 ? (h * 60 + m) * MINUTE_MS : null;
}

function startOfDay(at: number): number {
  return Math.floor((at + ZONE_OFFSET_MS) / DAY_MS) * DAY_MS - ZONE_OFFSET_MS;
}
