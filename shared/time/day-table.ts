import { LAST_DATE, type TimingPlan, type WorkCalendar } from './calendar.ts';
import { dayOfDate, timeOfDayMs, weekdayOf } from './zone.ts';

/** A slot as ms after local midnight, `[from, to)`. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

const NO_SLOTS: readonly Slot[] = [];
const USUAL_LAST_DAY = dateToDay('2040-12-31');
const FINAL_DAY = dateToDay(LAST_DATE);

/**
 * One row per day from the first plan's first date: its slots, the working ms before it and the working days
 * before it. Filled to 2040 at once and to 2199 when something asks beyond.
 */
export class DayTable {
  /** Day number (from 1970-01-01) of row 0. */
  readonly base: number;
  /** Number of rows. */
  count = 0;
  slots: (readonly Slot[])[] = [];
  /** `workBefore[i]` = working ms before row i; one longer than the rows. */
  workBefore = new Float64Array(1);
  /** `daysBefore[i]` = working days before row i; one longer than the rows. */
  daysBefore = new Int32Array(1);
  /** Row of the n-th working day. */
  workDays: number[] = [];

  readonly #plans: CompiledPlan[];
  readonly #marks: Map<number, 'holiday' | 'workday'>;

  constructor(calendar: WorkCalendar) {
    this.#plans = calendar.plans.map(compilePlan);
    this.#marks = new Map(Object.entries(calendar.days).map(([date, mark]) => [dateToDay(date), mark.kind]));
    this.base = Math.min(...this.#plans.map((plan) => plan.from));
    this.#fill(Math.max(USUAL_LAST_DAY, this.base));
  }

  /** Fills the table to its end; false when it already was. */
  grow(): boolean {
    if (this.base + this.count > FINAL_DAY) return false;
    this.#fill(FINAL_DAY);
    return true;
  }

  #fill(lastDay: number): void {
    const rows = lastDay - this.base + 1;
    const workBefore = new Float64Array(rows + 1);
    const daysBefore = new Int32Array(rows + 1);
    workBefore.set(this.workBefore);
    daysBefore.set(this.daysBefore);
    for (let row = this.count; row < rows; row++) {
      const slots = this.#slotsOn(this.base + row);
      this.slots.push(slots);
      if (slots.length > 0) this.workDays.push(row);
      workBefore[row + 1] =
        (workBefore[row] as number) + slots.reduce((sum, slot) => sum + slot.to - slot.from, 0);
      daysBefore[row + 1] = this.workDays.length;
    }
    this.workBefore = workBefore;
    this.daysBefore = daysBefore;
    this.count = rows;
  }

  #slotsOn(day: number): readonly Slot[] {
    const mark = this.#marks.get(day);
    if (mark === 'holiday') return NO_SLOTS;
    const inForce = this.#plans.filter((plan) => plan.from <= day && day <= plan.to);
    const weekday = weekdayOf(day);
    const own = inForce.find((plan) => plan.weekdays.includes(weekday));
    if (own) return own.slots;
    // A make-up workday on a weekday no plan names works like the first plan in force.
    return (mark === 'workday' && inForce[0]?.slots) || NO_SLOTS;
  }
}

interface CompiledPlan {
  from: number;
  to: number;
  weekdays: readonly number[];
  slots: readonly Slot[];
}

function compilePlan(plan: TimingPlan): CompiledPlan {
  return {
    from: dateToDay(plan.from),
    to: plan.to === null ? FINAL_DAY : dateToDay(plan.to),
    weekdays: plan.weekdays,
    slots: plan.slots.map(([start, end]) => ({ from: dayTime(start), to: dayTime(end) })),
  };
}

function dateToDay(date: string): number {
  const day = dayOfDate(date);
  if (day === null) throw new Error(`not a date: ${date}`);
  return day;
}

function dayTime(time: string): number {
  const ms = timeOfDayMs(time);
  if (ms === null) throw new Error(`not a time of day: ${time}`);
  return ms;
}
