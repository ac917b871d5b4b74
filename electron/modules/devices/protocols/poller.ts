import type { Line } from './intake.ts';

export interface PollerSettings {
  /** From one round of requests to the next. */
  everyMs: number;
  /** A slave that has not answered by then will not. */
  timeoutMs: number;
  /** What the slave is called when it is said to be silent. */
  target: string;
  /** The next request; null when there is nothing to ask now. */
  next(): Uint8Array | null;
  /** The round goes on: the next request follows at once. A round is one request when left out. */
  more?(): boolean;
  /** A request was given up. */
  missed?(): void;
}

/** Silence that is told of: one lost answer is a disturbance, three in a row are a dead slave. */
const MISSES_TOLD = 3;
/** Slaves on one bus need silence between frames; 50 ms is more than 3.5 characters at any speed in use. */
const GAP_MS = 50;

/** The one master of a line: a request, its answer or its end, and only then the next request. */
export class Poller {
  readonly #line: Line;
  readonly #settings: PollerSettings;
  #roundAt = 0;
  #inRound = false;
  #misses = 0;
  #waiting = false;
  #cancel = () => {};

  constructor(line: Line, settings: PollerSettings) {
    this.#line = line;
    this.#settings = settings;
  }

  /** A request is on its way and its answer is not here yet. */
  get waiting(): boolean {
    return this.#waiting;
  }

  /** Asks now, unless an answer is still to come. */
  ask(): void {
    if (this.#waiting) return;
    this.#cancel();
    const request = this.#settings.next();
    if (!this.#inRound) this.#roundAt = this.#line.now();
    if (!request) {
      this.#cancel = this.#line.after(this.#settings.everyMs, () => this.ask());
      return;
    }
    this.#waiting = true;
    this.#line.send(request);
    this.#cancel = this.#line.after(this.#settings.timeoutMs, () => this.#miss());
  }

  /** The answer came. */
  answered(): void {
    if (!this.#waiting) return;
    if (this.#misses >= MISSES_TOLD) this.#line.trouble(null);
    this.#misses = 0;
    this.#rest();
  }

  stop(): void {
    this.#cancel();
    this.#waiting = true;
  }

  #miss(): void {
    this.#misses += 1;
    if (this.#misses === MISSES_TOLD)
      this.#line.trouble({ code: 'link.noAnswer', params: { target: this.#settings.target } });
    this.#settings.missed?.();
    this.#rest();
  }

  #rest(): void {
    this.#waiting = false;
    this.#cancel();
    const { everyMs, more } = this.#settings;
    this.#inRound = more?.() ?? false;
    const left = Math.min(everyMs, Math.max(GAP_MS, this.#roundAt + everyMs - this.#line.now()));
    const wait = this.#inRound ? GAP_MS : left;
    this.#cancel = this.#line.after(wait, () => this.ask());
  }
}
