const HEAD = 8;
const TAIL = 24;

/** The readings of a run, bounded: the first eight and the last twenty-four of however many there were. */
export class SampleRun<T> {
  readonly #head: T[] = [];
  readonly #tail: T[] = [];
  #total = 0;

  get total(): number {
    return this.#total;
  }

  push(sample: T): void {
    if (this.#total < HEAD) this.#head.push(sample);
    else this.#tail[(this.#total - HEAD) % TAIL] = sample;
    this.#total += 1;
  }

  clear(): void {
    if (this.#total === 0) return;
    this.#head.length = 0;
    this.#tail.length = 0;
    this.#total = 0;
  }

  /** Oldest first. */
  kept(): T[] {
    const inTail = this.#total - HEAD;
    if (inTail <= TAIL) return [...this.#head, ...this.#tail];
    const oldest = inTail % TAIL;
    return [...this.#head, ...this.#tail.slice(oldest), ...this.#tail.slice(0, oldest)];
  }
}
