/** One packet as it stood on the wire. */
export interface Frame {
  /** The packet without its line end. A copy: it stays valid when the chunk is reused. */
  readonly bytes: Uint8Array;
  /** Bytes of the stream that this frame accounts for, its line end included. */
  readonly size: number;
  /** The packet's own checks (length, checksum) agree. */
  readonly ok: boolean;
}

export type DiscardReason =
  /** Bytes that stand outside any packet. */
  | 'noise'
  /** A packet began and another one (or the end of the stream) came before it was whole. */
  | 'truncated'
  /** A packet began and did not end within the framer's cap. */
  | 'overflow';

/** How many bytes of a discarded run are kept for the eye. The count is always exact. */
export const DISCARD_SAMPLE_BYTES = 4096;

export type FrameEvent<F extends Frame = Frame> =
  | { readonly type: 'frame'; readonly frame: F }
  | {
      readonly type: 'discarded';
      /** Exact length of the run. */
      readonly byteCount: number;
      /** The first bytes of the run, at most `DISCARD_SAMPLE_BYTES`. */
      readonly sample: Uint8Array;
      readonly reason: DiscardReason;
    };

/**
 * Bytes to frames. Events come in stream order and every byte pushed ends up in exactly one of them. Which
 * events come out depends on the bytes only, never on how they were cut into chunks.
 */
export interface Framer<F extends Frame = Frame> {
  push(chunk: Uint8Array): FrameEvent<F>[];
  /**
   * Says that nothing has come for a while (`idle`, more than 500 ms) or will come any more (`end`). Idle
   * settles what is whole except for its line end and keeps what may still be completed; end empties the framer.
   */
  flush(why: 'idle' | 'end'): FrameEvent<F>[];
  /** Bytes held and not yet accounted for by an event (discarded bytes whose run is still open excluded). */
  readonly buffered: number;
  /** Bytes thrown away since the start, the open run included. */
  readonly discarded: number;
}
