import type { Jt808Header } from './frame.ts';

interface Pending {
  parts: (Uint8Array | undefined)[];
  serials: number[];
  left: number;
  since: number;
}

export interface Whole {
  readonly body: Uint8Array;
  /** Serials of all parts, to be answered together. */
  readonly serials: readonly number[];
}

const GIVEN_UP_AFTER_MS = 60_000;
const MAX_PARTS = 1000;
const MAX_PENDING = 8;
const MAX_BYTES = 1024 * 1024;

/** Puts split messages of one terminal together: by message, number of parts and the serial of the first (§4.4.3). */
export class Reassembler {
  readonly #pending = new Map<string, Pending>();
  #bytes = 0;
  #incomplete = 0;

  /** The whole message once its last part is here; null before that. A part that comes again changes nothing. */
  add({ messageId, serial, part }: Jt808Header, body: Uint8Array, now: number): Whole | null {
    if (!part || part.total < 1 || part.total > MAX_PARTS || part.index < 1 || part.index > part.total)
      return null;
    this.expire(now);
    const first = (serial - part.index + 1) & 0xffff;
    const key = `${messageId} ${part.total} ${first}`;
    const known = this.#pending.get(key);
    const pending: Pending = known ?? { parts: [], serials: [], left: part.total, since: now };
    if (!known) this.#open(key, pending);
    if (pending.parts[part.index - 1]) return null;
    pending.parts[part.index - 1] = body.slice();
    pending.serials.push(serial);
    pending.left -= 1;
    this.#bytes += body.length;
    if (this.#bytes > MAX_BYTES) this.#drop(this.#pending.keys().next().value as string);
    if (pending.left > 0) return null;
    this.#pending.delete(key);
    const whole = Buffer.concat(pending.parts as Uint8Array[]);
    this.#bytes -= whole.length;
    return { body: whole, serials: pending.serials };
  }

  expire(now: number): void {
    for (const [key, { since }] of this.#pending) if (now - since > GIVEN_UP_AFTER_MS) this.#drop(key);
  }

  /** Messages given up since the last call. */
  takeIncomplete(): number {
    const count = this.#incomplete;
    this.#incomplete = 0;
    return count;
  }

  #open(key: string, pending: Pending): void {
    if (this.#pending.size >= MAX_PENDING) this.#drop(this.#pending.keys().next().value as string);
    this.#pending.set(key, pending);
  }

  #drop(key: string): void {
    const pending = this.#pending.get(key);
    if (!pending) return;
    this.#pending.delete(key);
    for (const part of pending.parts) this.#bytes -= part?.length ?? 0;
    this.#incomplete += 1;
  }
}
