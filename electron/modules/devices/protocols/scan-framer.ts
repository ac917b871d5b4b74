import { DiscardRun } from './discard-run.ts';
import type { DiscardReason, Frame, FrameEvent, Framer } from './framing.ts';

/**
 * What stands at a place of a buffer: a frame, `more` when the bytes to come decide, or nothing (`null`). It must
 * follow from the bytes between `at` and `end` alone, and once told it must stay true whatever comes after.
 */
export type Match<F extends Frame> = F | 'more' | null;

/** What a matcher may know besides the bytes. */
export interface Around {
  /** What is held is all there is for now: a packet that only waits for the certainty of its end is then whole. */
  readonly closed: boolean;
  /** The byte before `at` was the last one of a packet. */
  readonly afterFrame: boolean;
}

/** Looks for a packet that begins at `bytes[at]` and reads no further than `end`. */
export type Matcher<F extends Frame> = (
  bytes: Uint8Array,
  at: number,
  end: number,
  around: Around,
) => Match<F>;

const FIRST_BUFFER_BYTES = 1024;
/** Large chunks are taken in pieces, so that the buffer stays small whatever comes at once. */
const PIECE_BYTES = 16 * 1024;

/**
 * The framer of every protocol whose packets are short and tell their length or their end: tries `match` at each
 * byte, and where it fails skips one byte and tries again, so no bad length can swallow a good packet. Holds at
 * most `longest` bytes of what may still become a packet.
 */
export class ScanFramer<F extends Frame> implements Framer<F> {
  readonly #match: Matcher<F>;
  readonly #longest: number;
  readonly #discards = new DiscardRun();
  #buffer = new Uint8Array(FIRST_BUFFER_BYTES);
  #start = 0;
  #end = 0;
  #afterFrame = false;

  constructor(match: Matcher<F>, longest: number) {
    this.#match = match;
    this.#longest = longest;
  }

  get buffered(): number {
    return this.#end - this.#start;
  }

  get discarded(): number {
    return this.#discards.total;
  }

  push(chunk: Uint8Array): FrameEvent<F>[] {
    const events: FrameEvent<F>[] = [];
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      this.#append(chunk.subarray(at, at + PIECE_BYTES));
      this.#advance(events, 'open');
    }
    return events;
  }

  /** Idle also gives up the half of a packet that has a whole one behind it. */
  flush(why: 'idle' | 'end'): FrameEvent<F>[] {
    const events: FrameEvent<F>[] = [];
    this.#advance(events, why);
    if (why === 'end' || this.buffered === 0) this.#discards.close(events);
    return events;
  }

  #append(piece: Uint8Array): void {
    if (this.#end + piece.length > this.#buffer.length) {
      const held = this.#buffer.subarray(this.#start, this.#end);
      const size = Math.max(FIRST_BUFFER_BYTES, (held.length + piece.length) * 2);
      const next = size > this.#buffer.length ? new Uint8Array(size) : this.#buffer;
      next.set(held, 0);
      this.#buffer = next;
      this.#end = held.length;
      this.#start = 0;
    }
    this.#buffer.set(piece, this.#end);
    this.#end += piece.length;
  }

  #advance(events: FrameEvent<F>[], why: 'open' | 'idle' | 'end'): void {
    while (this.#start < this.#end) {
      const around = { closed: why !== 'open', afterFrame: this.#afterFrame };
      const found = this.#match(this.#buffer, this.#start, this.#end, around);
      if (found === 'more' && this.buffered < this.#longest) {
        if (why === 'open' || (why === 'idle' && !this.#wholeBehind())) return;
        this.#skip('truncated', events);
      } else if (found === 'more') this.#skip('overflow', events);
      else if (found === null) this.#skip('noise', events);
      else this.#emit(found, events);
    }
  }

  /** A good packet stands whole behind what is being waited for. */
  #wholeBehind(): boolean {
    for (let at = this.#start + 1; at < this.#end; at++) {
      const found = this.#match(this.#buffer, at, this.#end, { closed: true, afterFrame: false });
      if (found !== null && found !== 'more' && found.ok) return true;
    }
    return false;
  }

  #emit(frame: F, events: FrameEvent<F>[]): void {
    this.#discards.close(events);
    events.push({ type: 'frame', frame });
    this.#start += frame.size;
    this.#afterFrame = true;
  }

  #skip(reason: DiscardReason, events: FrameEvent<F>[]): void {
    this.#discards.add(this.#buffer, this.#start, this.#start + 1, reason, events);
    this.#start += 1;
    this.#afterFrame = false;
  }
}
