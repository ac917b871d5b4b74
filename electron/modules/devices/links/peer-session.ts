import type { Peer } from '#shared/modules/devices/index.ts';
import type { Talk } from '../protocols/index.ts';
import { ByteAllowance } from './byte-allowance.ts';
import { STRANGER_BYTES } from './stranger.ts';

/** What one peer of a link has done so far. */
export class PeerSession {
  readonly id: string;
  readonly address: string;
  readonly connectedAt: number;
  readonly talk: Talk;
  readonly allowance: ByteAllowance;
  lastHeardAt: number;
  bytes = 0;
  frames = 0;
  mn: string | null = null;
  /** Cancels the end of a rest that it was given for sending too fast. */
  endRest: (() => void) | null = null;
  /** What calls off the pending tasks of its talk. */
  readonly pending = new Set<() => void>();
  #first = new Uint8Array(0);

  constructor(
    id: string,
    address: string,
    meet: (peer: PeerSession) => Talk,
    now: number,
    bytesPerSecond: number,
  ) {
    this.id = id;
    this.address = address;
    this.connectedAt = now;
    this.lastHeardAt = now;
    this.allowance = new ByteAllowance(bytesPerSecond, now);
    this.talk = meet(this);
  }

  /** The first bytes ever, however they were cut; null once they have been looked at. */
  firstBytes(chunk: Uint8Array): Uint8Array | null {
    const had = this.#first.length;
    if (had >= STRANGER_BYTES) return null;
    const joined = new Uint8Array(Math.min(STRANGER_BYTES, had + chunk.length));
    joined.set(this.#first);
    joined.set(chunk.subarray(0, joined.length - had), had);
    this.#first = joined;
    return joined;
  }

  toPeer(): Peer {
    const { id, address, connectedAt, lastHeardAt, bytes, frames, mn } = this;
    return { id, address, connectedAt, lastHeardAt, bytes, frames, mn, throttled: this.endRest !== null };
  }
}
