import { z } from 'zod';
import {
  type CalendarProblem,
  calendarFields,
  daysSchema,
  problemsOf,
  type WorkCalendar,
} from './calendar.ts';

/** The State Council's holidays and make-up workdays for a run of years (resources/calendars/cn-statutory.json). */
const statutorySchema = z.strictObject({
  id: z.string().min(1).max(60),
  version: z.string().min(1).max(60),
  years: z.strictObject({ from: z.int(), to: z.int() }),
  source: z.string().max(300),
  generatedWith: z.string().max(100),
  days: daysSchema,
});

const calendarFileSchema = z.strictObject({ ...calendarFields, extends: z.string().max(60).optional() });

export type ResolvedCalendar =
  | { ok: true; calendar: WorkCalendar }
  | { ok: false; problems: CalendarProblem[] };

/**
 * Makes a WorkCalendar of a parsed calendar file and the parsed statutory file its `extends` names.
 * The bureau's own days win over statutory ones. The version names both, so a reading can say what it was
 * derived with. Never throws on bad data: problems carry the path, with `extends:` before statutory ones.
 */
export function resolveCalendar(file: unknown, statutory: unknown): ResolvedCalendar {
  const own = calendarFileSchema.safeParse(file);
  if (!own.success) return { ok: false, problems: problemsOf(own.error) };
  const { extends: base, ...fields } = own.data;
  if (base === undefined) return { ok: true, calendar: { ...fields, statutoryYears: null } };

  const parsed = statutorySchema.safeParse(statutory);
  if (!parsed.success) {
    const problems = problemsOf(parsed.error).map(({ path, reason }) => ({
      path: `extends:${path}`,
      reason,
    }));
    return { ok: false, problems };
  }
  if (parsed.data.id !== base)
    return { ok: false, problems: [{ path: 'extends', reason: 'base-not-found' }] };
  return {
    ok: true,
    calendar: {
      ...fields,
      version: `${fields.version}+${parsed.data.version}`,
      days: { ...parsed.data.days, ...fields.days },
      statutoryYears: parsed.data.years,
    },
  };
}
