/**
 * What every folder under `protocols/` offers. Adding a protocol is adding a folder whose `index.ts` exports
 * `protocol` and whose `fixtures.ts` exports `fixtures`, and one line in the list of `protocols/index.ts`.
 *
 * Everything here is pure: bytes in, values out, no sockets, no files, no clock.
 */

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

export type Transport = 'serial' | 'tcp-server' | 'tcp-client' | 'udp';

/** A quantity that a protocol can bring. */
export interface ProtocolPoint {
  readonly code: string;
  readonly unit: string;
}

export interface ProtocolManifest {
  /** Folder name, also the word used on the command line. */
  readonly name: string;
  /** The standard or manual it follows. */
  readonly standard: string;
  readonly transports: readonly Transport[];
  readonly defaults: { readonly baudRate?: number; readonly port?: number };
  /** Points a fresh device of this protocol is expected to have. */
  readonly points: readonly ProtocolPoint[];
}

/** A value that survives `JSON.stringify` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Frame type, decoded message type, and the message type that can be encoded. */
export interface Protocol<F extends Frame = Frame, Decoded = unknown, Message = never> {
  readonly manifest: ProtocolManifest;
  createFramer(): Framer<F>;
  /** Never throws, whatever the bytes. */
  decode(frame: F): Decoded;
  /** Whole packet with its line end. Throws `RangeError` for a message that the wire cannot carry. */
  encode(message: Message): Uint8Array;
  /** The frame as one JSON object, as the command line prints it. */
  describe(frame: F): { readonly [key: string]: Json };
}

/** A packet that the generic suite runs through every torture. */
export interface ProtocolFixture {
  readonly name: string;
  /** The whole packet, line end included. */
  readonly bytes: Uint8Array;
  /** What `Frame.ok` must be. */
  readonly ok: boolean;
}
