const WINDOW = 10;

/** Mean per second over the last ten seconds; `tick` is called once a second. */
export class RateMeter {
  readonly #seconds: number[] = [];
  #current = 0;

  add(amount: number): void {
    this.#current += amount;
  }

  tick(): void {
    this.#seconds.push(this.#current);
    if (this.#seconds.length > WINDOW) this.#seconds.shift();
    this.#current = 0;
  }

  get perSecond(): number {
    const { length } = this.#seconds;
    return length === 0 ? 0 : this.#seconds.reduce((sum, amount) => sum + amount, 0) / length;
  }
}
