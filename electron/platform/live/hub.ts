import type { Clock } from '#shared/kernel/clock.ts';

/** Which things of a topic changed since the last message; `ids` is null when they are too many to name. */
export interface Change {
  topic: string;
  ids: string[] | null;
}

const MAX_IDS = 200;

/**
 * Tells windows what has changed. Changes are collected and handed over at most once per interval, so a
 * flood of a thousand frames costs a window four messages a second; the newest state is asked for by query.
 */
export class LiveHub {
  readonly #clock: Clock;
  readonly #subscribers = new Set<Subscriber>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  publish(topic: string, id: string): void {
    for (const subscriber of this.#subscribers) subscriber.note(topic, id);
  }

  /** Owners of open streams; zero when every window has gone. */
  get size(): number {
    return this.#subscribers.size;
  }

  /** Yields coalesced changes of the topics until `signal` aborts; aborting is the undo. */
  async *watch(
    topics: readonly string[],
    intervalMs: number,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Change[]> {
    const subscriber = new Subscriber(new Set(topics), this.#clock, intervalMs);
    this.#subscribers.add(subscriber);
    const stop = () => subscriber.stop();
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (;;) {
        const changes = await subscriber.next();
        if (!changes) return;
        yield changes;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      subscriber.stop();
      this.#subscribers.delete(subscriber);
    }
  }
}

class Subscriber {
  readonly #topics: ReadonlySet<string>;
  readonly #clock: Clock;
  readonly #intervalMs: number;
  readonly #pending = new Map<string, Set<string> | null>();
  #lastAt = Number.NEGATIVE_INFINITY;
  #wake: (() => void) | null = null;
  #cancelTimer: (() => void) | null = null;
  #stopped = false;

  constructor(topics: ReadonlySet<string>, clock: Clock, intervalMs: number) {
    this.#topics = topics;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
  }

  note(topic: string, id: string): void {
    if (!this.#topics.has(topic)) return;
    const ids = this.#pending.get(topic);
    if (ids === undefined) this.#pending.set(topic, new Set([id]));
    else if (ids && ids.size >= MAX_IDS) this.#pending.set(topic, null);
    else ids?.add(id);
    this.#schedule();
  }

  /** Resolves with what has changed, or null once stopped. */
  async next(): Promise<Change[] | null> {
    while (!this.#stopped && !this.#isDue()) {
      this.#schedule();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#stopped) return null;
    const changes = [...this.#pending].map(([topic, ids]) => ({ topic, ids: ids && [...ids] }));
    this.#pending.clear();
    this.#lastAt = this.#clock.now();
    return changes;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelTimer?.();
    this.#wake?.();
  }

  #isDue(): boolean {
    return this.#pending.size > 0 && this.#waitMs() === 0;
  }

  /** A clock that was set back must not hold messages up. */
  #waitMs(): number {
    const since = this.#clock.now() - this.#lastAt;
    return since < 0 || since >= this.#intervalMs ? 0 : this.#intervalMs - since;
  }

  #schedule(): void {
    if (this.#pending.size === 0 || this.#cancelTimer || this.#stopped) return;
    const wait = this.#waitMs();
    if (wait === 0) {
      this.#wake?.();
      return;
    }
    this.#cancelTimer = this.#clock.after(wait, () => {
      this.#cancelTimer = null;
      this.#wake?.();
    });
  }
}
