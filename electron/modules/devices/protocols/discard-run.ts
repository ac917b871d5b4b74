import { DISCARD_SAMPLE_BYTES, type DiscardReason, type Frame, type FrameEvent } from './protocol.ts';

/**
 * Gathers thrown-away bytes into runs, so that noise comes out as one event with an exact count and a bounded
 * sample, however it arrived. A run ends when a frame is found or the reason changes.
 */
export class DiscardRun {
  #reason: DiscardReason = 'noise';
  #count = 0;
  #total = 0;
  #sample: Uint8Array = new Uint8Array(0);

  /** Bytes thrown away since the start. */
  get total(): number {
    return this.#total;
  }

  /** Adds `bytes[from, to)`; closes the run before it when the reason differs. */
  add<F extends Frame>(
    bytes: Uint8Array,
    from: number,
    to: number,
    reason: DiscardReason,
    events: FrameEvent<F>[],
  ): void {
    if (to <= from) return;
    if (reason !== this.#reason) this.close(events);
    this.#reason = reason;
    if (this.#count < DISCARD_SAMPLE_BYTES) {
      if (this.#sample.length === 0) this.#sample = new Uint8Array(DISCARD_SAMPLE_BYTES);
      const kept = Math.min(to - from, DISCARD_SAMPLE_BYTES - this.#count);
      for (let i = 0; i < kept; i++) this.#sample[this.#count + i] = bytes[from + i] as number;
    }
    this.#count += to - from;
    this.#total += to - from;
  }

  /** Puts out the open run, if there is one. */
  close<F extends Frame>(events: FrameEvent<F>[]): void {
    if (this.#count === 0) return;
    const sample = this.#sample.slice(0, Math.min(this.#count, DISCARD_SAMPLE_BYTES));
    events.push({ type: 'discarded', byteCount: this.#count, sample, reason: this.#reason });
    this.#count = 0;
  }
}
