import type { WorkCalendar } from './calendar.ts';
import { DayTable, type Slot } from './day-table.ts';
import { DAY_MS, ZONE_OFFSET_MS } from './zone.ts';

/**
 * Working time as arithmetic. Instants are UTC ms. Every answer is a look-up in prefix sums, plus a short
 * search for the day a sum falls on. Before the first plan nobody works; at the end of 2199 working time
 * stands still and sums that would pass it answer that instant, so no input makes it throw or loop.
 */
export class CompiledCalendar {
  readonly calendar: WorkCalendar;
  readonly #days: DayTable;
  /** Added to an instant it gives local ms since row 0 of the table. */
  readonly #shift: number;

  constructor(calendar: WorkCalendar) {
    this.calendar = calendar;
    this.#days = new DayTable(calendar);
    this.#shift = ZONE_OFFSET_MS - this.#days.base * DAY_MS;
  }

  /** Whether `at` lies in a working slot; a slot's end no longer does. */
  isWorking(at: number): boolean {
    const local = at + this.#shift;
    const row = this.#rowOf(local);
    if (row < 0 || row >= this.#days.count) return false;
    const timeOfDay = local - row * DAY_MS;
    return this.#slots(row).some((slot) => slot.from <= timeOfDay && timeOfDay < slot.to);
  }

  /** Working ms from `from` to `to`, negative when `to` is the earlier. */
  workMsBetween(from: number, to: number): number {
    return this.#workBefore(to + this.#shift) - this.#workBefore(from + this.#shift);
  }

  /**
   * The first instant, not before `at`, with `ms` working ms between them: a sum that fills a slot ends at
   * that slot's end, not at the next one's start. `ms` 0 answers `at`; a negative `ms` is a bug and throws.
   */
  addWorkMs(at: number, ms: number): number {
    if (!(ms >= 0)) throw new RangeError(`working ms must be 0 or more, got ${ms}`);
    if (ms === 0) return at;
    const local = at + this.#shift;
    const target = this.#workBefore(local) + ms;
    const row = this.#rowReaching(target, Math.max(0, this.#rowOf(local)));
    if (row < 0) return Math.max(at, this.#end());
    let left = target - (this.#days.workBefore[row] as number);
    for (const slot of this.#slots(row)) {
      if (left <= slot.to - slot.from) return row * DAY_MS + slot.from + left - this.#shift;
      left -= slot.to - slot.from;
    }
    throw new Error('the table of working ms contradicts its slots');
  }

  /**
   * Moves a due instant on by `ms` working ms, keeping it on its side of a break: one at a slot's start (as
   * working days give) lands on a slot's start where `addWorkMs` would answer the end of the slot before.
   */
  moveWorkMs(dueAt: number, ms: number): number {
    const moved = this.addWorkMs(dueAt, ms);
    if (ms === 0 || this.isWorking(dueAt - 1) || this.isWorking(moved)) return moved;
    const start = this.#nextWorking(moved + 1 + this.#shift);
    return start < 0 ? moved : start - this.#shift;
  }

  /**
   * The same time of day `days` working days later. An instant outside the slots first moves to the next
   * slot's start (a slot's end still counts as inside here, so 17:30 goes to 17:30). Where the day arrived at
   * does not work at that time of day, the end of the slot before it counts, or the start of its first slot.
   * A fraction goes that part of the working time to the next whole day. 0 answers `at`.
   */
  addWorkDays(at: number, days: number): number {
    if (!(days >= 0)) throw new RangeError(`working days must be 0 or more, got ${days}`);
    if (days === 0) return at;
    const anchor = this.#nextWorking(at + this.#shift);
    if (anchor < 0) return Math.max(at, this.#end());
    const whole = Math.floor(days);
    const due = this.#carry(anchor, whole);
    if (days === whole) return due;
    const span = this.workMsBetween(due, this.#carry(anchor, whole + 1));
    return this.addWorkMs(due, Math.round((days - whole) * span));
  }

  #end(): number {
    return this.#days.count * DAY_MS - this.#shift;
  }

  #slots(row: number): readonly Slot[] {
    return this.#days.slots[row] as readonly Slot[];
  }

  /** Row of a local time, below 0 before the table and at or above its count after its final end. */
  #rowOf(local: number): number {
    const row = Math.floor(local / DAY_MS);
    if (row >= this.#days.count) this.#days.grow();
    return row;
  }

  #workBefore(local: number): number {
    const row = this.#rowOf(local);
    if (row < 0) return 0;
    const days = this.#days;
    if (row >= days.count) return days.workBefore[days.count] as number;
    const timeOfDay = local - row * DAY_MS;
    let sum = days.workBefore[row] as number;
    for (const slot of this.#slots(row)) {
      if (timeOfDay <= slot.from) break;
      sum += Math.min(timeOfDay, slot.to) - slot.from;
    }
    return sum;
  }

  /** First row, from `first` on, at whose end the working sum reaches `target`; -1 when none does. */
  #rowReaching(target: number, first: number): number {
    const days = this.#days;
    while (target > (days.workBefore[days.count] as number)) if (!days.grow()) return -1;
    // Most deadlines are days away, so strides that double from here beat halving the whole table.
    let low = first;
    let stride = 1;
    while (low + stride <= days.count && (days.workBefore[low + stride] as number) < target) {
      low += stride;
      stride *= 2;
    }
    let high = Math.min(low + stride, days.count);
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((days.workBefore[middle] as number) < target) low = middle;
      else high = middle;
    }
    return low;
  }

  /** `local` itself when in a slot or at its end, else the next slot's start; -1 when none is left. */
  #nextWorking(local: number): number {
    const row = this.#rowOf(local);
    if (row >= this.#days.count) return -1;
    if (row >= 0) {
      const timeOfDay = local - row * DAY_MS;
      for (const slot of this.#slots(row)) {
        if (timeOfDay <= slot.to) return row * DAY_MS + Math.max(timeOfDay, slot.from);
      }
    }
    const next = this.#workDay(row < 0 ? 0 : (this.#days.daysBefore[row + 1] as number));
    return next < 0 ? -1 : next * DAY_MS + (this.#slots(next)[0]?.from ?? 0);
  }

  /** From `anchor` (local, on a working day) the instant that many working days on at its time of day. */
  #carry(anchor: number, days: number): number {
    const row = Math.floor(anchor / DAY_MS);
    const target = this.#workDay((this.#days.daysBefore[row] as number) + days);
    if (target < 0) return this.#end();
    const timeOfDay = anchor - row * DAY_MS;
    const slots = this.#slots(target);
    let arrived = slots[0]?.from ?? 0;
    for (const slot of slots) {
      if (timeOfDay < slot.from) break;
      arrived = Math.min(timeOfDay, slot.to);
    }
    return target * DAY_MS + arrived - this.#shift;
  }

  /** Row of the n-th working day of the table, -1 past its end. */
  #workDay(ordinal: number): number {
    while (ordinal >= this.#days.workDays.length) if (!this.#days.grow()) return -1;
    return this.#days.workDays[ordinal] as number;
  }
}

/** Compiles a validated calendar; a few milliseconds, so keep the result. */
export function compileCalendar(calendar: WorkCalendar): CompiledCalendar {
  return new CompiledCalendar(calendar);
}
