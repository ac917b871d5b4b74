/**
 * Token bucket for one peer. What has come is always taken; who runs into debt is not read from until it is paid
 * off, and the operating system's buffers pass the waiting on to the sender.
 */
export class ByteAllowance {
  readonly #perSecond: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, now: number) {
    this.#perSecond = perSecond;
    this.#tokens = perSecond;
    this.#at = now;
  }

  /** Takes `bytes` and returns for how many milliseconds reading must rest; 0 to go on. */
  spend(bytes: number, now: number): number {
    const earned = (Math.max(0, now - this.#at) * this.#perSecond) / 1000;
    this.#at = now;
    this.#tokens = Math.min(this.#perSecond, this.#tokens + earned) - bytes;
    return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens * 1000) / this.#perSecond);
  }
}
