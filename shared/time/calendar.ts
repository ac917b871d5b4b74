import { z } from 'zod';
import { dayOfDate, timeOfDayMs } from './zone.ts';

/** First and last date a calendar may name: before 1992 the fixed offset is wrong, see zone.ts. */
export const FIRST_DATE = '1992-01-01';
export const LAST_DATE = '2199-12-31';

/** 计时方案: from `from` to `to` (both inclusive, null = open), on these ISO weekdays, work in these slots. */
export interface TimingPlan {
  from: string;
  to: string | null;
  /** 1 Monday … 7 Sunday. */
  weekdays: number[];
  /** `[start, end)` as `HH:MM` local, in order; an end may be `24:00`. */
  slots: [string, string][];
}

export interface DayMark {
  kind: 'holiday' | 'workday';
  name?: string | undefined;
}

/** When a bureau works. A holiday has no slots; a workday has slots whatever its weekday. */
export interface WorkCalendar {
  id: string;
  version: string;
  zone: 'Asia/Shanghai';
  plans: TimingPlan[];
  /** Keyed by local date `YYYY-MM-DD`. */
  days: Record<string, DayMark>;
  /** Years whose statutory days are in `days`; null when the calendar does not build on them. */
  statutoryYears: { from: number; to: number } | null;
}

/** Where a calendar is wrong (`plans.0.slots.1`) and a stable word for why. */
export interface CalendarProblem {
  path: string;
  reason: string;
}

export const dateSchema = z.string().refine(isAcceptedDate, { error: 'date-invalid' });

export const daysSchema = z
  .record(
    z.string().max(10),
    z.strictObject({ kind: z.enum(['holiday', 'workday']), name: z.string().max(40).optional() }),
  )
  .superRefine((days, ctx) => {
    const dates = Object.keys(days);
    if (dates.length > 10_000) ctx.addIssue({ code: 'custom', message: 'too-many-days' });
    for (const date of dates) {
      if (!isAcceptedDate(date)) ctx.addIssue({ code: 'custom', path: [date], message: 'date-invalid' });
    }
  });

const planSchema = z
  .strictObject({
    from: dateSchema,
    to: dateSchema.nullable(),
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
    slots: z
      .array(z.tuple([z.string().max(5), z.string().max(5)]))
      .min(1)
      .max(12),
  })
  .superRefine((plan, ctx) => {
    if (plan.to !== null && plan.to < plan.from) {
      ctx.addIssue({ code: 'custom', path: ['to'], message: 'plan-ends-before-it-begins' });
    }
    if (new Set(plan.weekdays).size !== plan.weekdays.length) {
      ctx.addIssue({ code: 'custom', path: ['weekdays'], message: 'weekday-twice' });
    }
    let previous = { from: 0, to: 0 };
    for (const [index, [start, end]] of plan.slots.entries()) {
      const slot = { from: timeOfDayMs(start) ?? -1, to: timeOfDayMs(end) ?? -1 };
      const reason = slotProblem(slot, previous);
      if (reason) ctx.addIssue({ code: 'custom', path: ['slots', index], message: reason });
      previous = slot;
    }
  });

/** What every calendar holds, before statutory days are merged in. */
export const calendarFields = {
  id: z.string().min(1).max(60),
  version: z.string().min(1).max(120),
  zone: z.literal('Asia/Shanghai'),
  plans: z.array(planSchema).min(1).max(100).superRefine(checkPlans),
  days: daysSchema,
};

export const calendarSchema: z.ZodType<WorkCalendar> = z.strictObject({
  ...calendarFields,
  statutoryYears: z.strictObject({ from: z.int(), to: z.int() }).nullable(),
});

/** Zod issues as paths and reasons, at most 50. */
export function problemsOf(error: z.ZodError): CalendarProblem[] {
  return error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.join('.'),
    reason: issue.code === 'custom' ? issue.message : issue.code,
  }));
}

function isAcceptedDate(date: string): boolean {
  return date >= FIRST_DATE && date <= LAST_DATE && dayOfDate(date) !== null;
}

function slotProblem(slot: { from: number; to: number }, previous: { from: number; to: number }) {
  if (slot.from < 0 || slot.to < 0) return 'slot-time-invalid';
  if (slot.to === slot.from) return 'slot-empty';
  if (slot.to < slot.from) return 'slot-overnight-not-supported';
  if (slot.from < previous.from) return 'slots-not-sorted';
  if (slot.from < previous.to) return 'slots-overlap';
  return null;
}

/**
 * No date may have two plans for its weekday, and one plan must be open-ended: then working time never runs
 * out and every deadline exists.
 */
function checkPlans(plans: readonly TimingPlan[], ctx: z.core.$RefinementCtx): void {
  if (!plans.some((plan) => plan.to === null)) ctx.addIssue({ code: 'custom', message: 'no-open-plan' });
  for (const [index, plan] of plans.entries()) {
    const clash = plans.slice(0, index).some((other) => plansClash(plan, other));
    if (clash) ctx.addIssue({ code: 'custom', path: [index], message: 'plans-overlap' });
  }
}

function plansClash(a: TimingPlan, b: TimingPlan): boolean {
  const sharesDates = a.from <= (b.to ?? LAST_DATE) && b.from <= (a.to ?? LAST_DATE);
  return sharesDates && a.weekdays.some((weekday) => b.weekdays.includes(weekday));
}
