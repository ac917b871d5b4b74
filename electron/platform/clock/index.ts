import type { Clock } from '#shared/kernel/clock.ts';

/** The machine's clock. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
  every(periodMs, task) {
    const timer = setInterval(task, periodMs);
    timer.unref();
    return () => clearInterval(timer);
  },
};

interface Alarm {
  at: number;
  periodMs: number | null;
  task: () => void;
}

/** A clock that moves only when told: a whole shift passes in milliseconds. */
export class ManualClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(delayMs: number, task: () => void): () => void {
    return this.#set({ at: this.#now + delayMs, periodMs: null, task });
  }

  every(periodMs: number, task: () => void): () => void {
    return this.#set({ at: this.#now + periodMs, periodMs, task });
  }

  /** Moves on by `ms`, running what falls due on the way in its order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = [...this.#alarms].filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#now = Math.max(this.#now, next.at);
      if (next.periodMs === null) this.#alarms.delete(next);
      else next.at += next.periodMs;
      next.task();
    }
    this.#now = end;
  }

  /** Jumps to a moment without running what lies between: a PC clock that was set. */
  jumpTo(now: number): void {
    this.#now = now;
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }
}
