import { z } from 'zod';
import { ZONE_OFFSET_MS } from '#shared/time/index.ts';

const DAY_MS = 86_400_000;

export const periodUnitSchema = z.enum(['week', 'month', 'quarter', 'year']);
export type PeriodUnit = z.infer<typeof periodUnitSchema>;

/** Local days `yyyy-MM-dd`, the last one with it. */
export interface Period {
  from: string;
  to: string;
}

const utc = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A day that the calendar has. */
export const localDateSchema = z
  .string()
  .regex(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/)
  .refine((date) => {
    const ms = utc(date);
    return !Number.isNaN(ms) && dateOf(ms) === date;
  }, 'no such day');

/** The longest free range: ten years and their leap days. */
const MAX_DAYS = 3653;

export const periodSchema = z
  .object({ from: localDateSchema, to: localDateSchema })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
  .refine(({ from, to }) => utc(to) - utc(from) < MAX_DAYS * DAY_MS, 'longer than ten years');

/** The local day of an instant (UTC ms). */
export function localDateOf(at: number): string {
  return dateOf(at + ZONE_OFFSET_MS);
}

/** The instants (UTC ms) at which a period begins and ends; the end is not in it. */
export function spanOf({ from, to }: Period): { from: number; to: number } {
  return { from: utc(from) - ZONE_OFFSET_MS, to: utc(to) + DAY_MS - ZONE_OFFSET_MS };
}

/** The week (Monday to Sunday), month, quarter or year that holds a local day. */
export function periodAround(unit: PeriodUnit, date: string): Period {
  const day = new Date(utc(date));
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const months = (first: number, count: number): Period => ({
    from: dateOf(Date.UTC(year, first, 1)),
    to: dateOf(Date.UTC(year, first + count, 0)),
  });
  switch (unit) {
    case 'week': {
      const monday = utc(date) - ((day.getUTCDay() + 6) % 7) * DAY_MS;
      return { from: dateOf(monday), to: dateOf(monday + 6 * DAY_MS) };
    }
    case 'month':
      return months(month, 1);
    case 'quarter':
      return months(month - (month % 3), 3);
    case 'year':
      return months(0, 12);
  }
}

/** The period of the same unit that ends the day before this one begins, or begins the day after it ends. */
export function neighbour(unit: PeriodUnit, { from, to }: Period, step: -1 | 1): Period {
  return periodAround(unit, dateOf(step < 0 ? utc(from) - DAY_MS : utc(to) + DAY_MS));
}

/** `count` periods of a unit, oldest first, the last one holding `date`. */
export function periodsUntil(unit: PeriodUnit, date: string, count: number): Period[] {
  const periods = [periodAround(unit, date)];
  while (periods.length < count) periods.unshift(neighbour(unit, periods[0] as Period, -1));
  return periods;
}
