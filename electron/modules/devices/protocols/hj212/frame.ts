import { DiscardRun } from '../discard-run.ts';
import type { Frame, FrameEvent, Framer } from '../protocol.ts';
import type { CrcMode } from './crc.ts';
import { matchHeader, NEED_MORE, readLength } from './header.ts';
import { isWholeWithLineEnds, type Layout, layoutOfLine, layoutOfOpen } from './layout.ts';

/** One HJ 212 packet: `bytes` from `##` to the checksum. Offsets are into `bytes`. */
export interface Hj212Frame extends Frame {
  /** First byte of the data segment, that is just past the length digits. */
  readonly segmentStart: number;
  /** Just past the data segment; what follows stands where the checksum should. */
  readonly segmentEnd: number;
  /** The length that the packet declares. */
  readonly declaredLength: number;
  readonly lengthOk: boolean;
  /** Which checksum agrees; `null` when none does. */
  readonly crcMode: CrcMode | null;
}

/** A packet that has not ended after this many bytes never will. */
export const MAX_PACKET_BYTES = 64 * 1024;
/** Large chunks are taken in pieces, so that the buffer stays below `MAX_PACKET_BYTES` plus one piece. */
const PIECE_BYTES = 32 * 1024;
const FIRST_BUFFER_BYTES = 4 * 1024;
/** Below this, calling `set` costs more than the bytes. */
const COPIED_BY_HAND = 16;

const LF = 0x0a;
const CR = 0x0d;
const HASH = 0x23;
const NONE = -1;

type Event = FrameEvent<Hj212Frame>;

/**
 * Bytes to packets, surviving everything seen in the field. A packet reaches from one header to the line end or,
 * where that was lost, to the next header; so a bad packet can never swallow the next one. Each byte is looked
 * at a bounded number of times and held at most until `MAX_PACKET_BYTES` have passed its packet's start.
 */
export class Hj212Framer implements Framer<Hj212Frame> {
  #buffer = new Uint8Array(FIRST_BUFFER_BYTES);
  /** First byte not yet accounted for, next byte to look at, just past the last byte held. */
  #start = 0;
  #scan = 0;
  #end = 0;
  #inPacket = false;
  #segmentStart = 0;
  #declared = 0;
  /** Line end that came before the declared length was reached; `NONE` while there is none. */
  #earlyLineEnd = NONE;
  #discards = new DiscardRun();
  #overflows = 0;

  get buffered(): number {
    return this.#end - this.#start;
  }

  get discarded(): number {
    return this.#discards.total;
  }

  /** How many packets were given up because they had not ended after `MAX_PACKET_BYTES`. */
  get overflows(): number {
    return this.#overflows;
  }

  push(chunk: Uint8Array): Event[] {
    const events: Event[] = [];
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      this.#append(chunk.length <= PIECE_BYTES ? chunk : chunk.subarray(at, at + PIECE_BYTES));
      this.#advance(events);
    }
    return events;
  }

  flush(why: 'idle' | 'end'): Event[] {
    const events: Event[] = [];
    while (this.#inPacket && this.#settleWithoutLineEnd(why, events)) this.#advance(events);
    if (why === 'end') {
      this.#discard(this.#end, this.#inPacket ? 'truncated' : 'noise', events);
      this.#inPacket = false;
      this.#earlyLineEnd = NONE;
    }
    this.#discards.close(events);
    return events;
  }

  /** Room is made by moving what is held to the front when that frees half, otherwise by doubling: linear in all. */
  #append(piece: Uint8Array): void {
    const held = this.#end - this.#start;
    if (this.#end + piece.length > this.#buffer.length) {
      const from = this.#buffer;
      if ((held + piece.length) * 2 > from.length) {
        let size = from.length * 2;
        while (size < (held + piece.length) * 2) size *= 2;
        this.#buffer = new Uint8Array(size);
      }
      this.#buffer.set(from.subarray(this.#start, this.#end), 0);
      this.#scan -= this.#start;
      this.#segmentStart -= this.#start;
      if (this.#earlyLineEnd !== NONE) this.#earlyLineEnd -= this.#start;
      this.#start = 0;
      this.#end = held;
    }
    if (piece.length < COPIED_BY_HAND)
      for (let i = 0; i < piece.length; i++) this.#buffer[this.#end + i] = piece[i] as number;
    else this.#buffer.set(piece, this.#end);
    this.#end += piece.length;
  }

  #advance(events: Event[]): void {
    while (this.#inPacket ? this.#readPacket(events) : this.#seekHeader(events));
  }

  /** Throws bytes away up to the next header. False when more bytes are needed. */
  #seekHeader(events: Event[]): boolean {
    const buffer = this.#buffer;
    const end = this.#end;
    let i = this.#scan;
    let header = NEED_MORE;
    for (; i < end; i++) {
      if (buffer[i] !== HASH) continue;
      header = matchHeader(buffer, i, end);
      if (header !== 0) break;
    }
    this.#discard(i, 'noise', events);
    if (i === end || header === NEED_MORE) return false;
    this.#inPacket = true;
    this.#segmentStart = i + header;
    this.#declared = readLength(buffer, i + 2, i + header);
    this.#earlyLineEnd = NONE;
    this.#scan = this.#segmentStart;
    return true;
  }

  /** Reads on to the line end, the next header or the cap. False when more bytes are needed. */
  #readPacket(events: Event[]): boolean {
    const buffer = this.#buffer;
    const cap = this.#start + MAX_PACKET_BYTES;
    for (;;) {
      const hope = this.#earlyLineEnd === NONE ? cap : this.#segmentStart + this.#declared + 6;
      const limit = Math.min(this.#end, cap, hope);
      let i = this.#scan;
      while (i < limit && buffer[i] !== LF && buffer[i] !== HASH) i++;
      this.#scan = i;
      if (i >= limit) {
        if (i >= cap || i >= hope) return this.#giveUp(events);
        return false;
      }
      if (buffer[i] === LF) {
        if (this.#lineEnds(i, events)) return true;
        continue;
      }
      const header = matchHeader(buffer, i, this.#end);
      if (header === NEED_MORE) return false;
      if (header > 0) return this.#nextBegins(i, events);
      this.#scan = i + 1;
    }
  }

  /** A line feed at `at`. True when it ended the packet. */
  #lineEnds(at: number, events: Event[]): boolean {
    const lineEnd = this.#withoutCr(at);
    if (this.#earlyLineEnd === NONE) {
      const layout = layoutOfLine(this.#buffer, this.#segmentStart, this.#declared, lineEnd);
      if (layout.settled) {
        this.#emit(layout, lineEnd, at + 1, events);
        return true;
      }
      this.#earlyLineEnd = at;
    } else if (isWholeWithLineEnds(this.#buffer, this.#segmentStart, this.#declared, lineEnd)) {
      const layout = layoutOfLine(this.#buffer, this.#segmentStart, this.#declared, lineEnd);
      this.#emit(layout, lineEnd, at + 1, events);
      return true;
    }
    this.#scan = at + 1;
    return false;
  }

  /** The next packet begins at `at`, and this one had no line end that settled it. */
  #nextBegins(at: number, events: Event[]): true {
    if (this.#earlyLineEnd !== NONE) return this.#emitEarlyLine(events);
    const limit = this.#withoutCr(at);
    const layout = layoutOfOpen(this.#buffer, this.#segmentStart, this.#declared, limit);
    if (layout) this.#emit(layout, limit, at, events);
    else this.#drop(at, 'truncated', events);
    return true;
  }

  /** The cap is reached, or the length that a line end fell short of. */
  #giveUp(events: Event[]): true {
    if (this.#earlyLineEnd !== NONE) return this.#emitEarlyLine(events);
    this.#overflows++;
    this.#drop(this.#scan, 'overflow', events);
    return true;
  }

  /** False when what is held is not whole and may still be completed. */
  #settleWithoutLineEnd(why: 'idle' | 'end', events: Event[]): boolean {
    if (this.#earlyLineEnd !== NONE) return this.#emitEarlyLine(events);
    const limit = this.#withoutCr(this.#end);
    const layout = layoutOfOpen(this.#buffer, this.#segmentStart, this.#declared, limit);
    if (!layout) return false;
    if (why === 'idle' && layout.crcMode === null && layout.packetEnd !== limit) return false;
    this.#emit(layout, limit, this.#end, events);
    return true;
  }

  #emitEarlyLine(events: Event[]): true {
    const at = this.#earlyLineEnd;
    const lineEnd = this.#withoutCr(at);
    const layout = layoutOfLine(this.#buffer, this.#segmentStart, this.#declared, lineEnd);
    this.#emit(layout, lineEnd, at + 1, events);
    return true;
  }

  #withoutCr(at: number): number {
    return at > this.#segmentStart && this.#buffer[at - 1] === CR ? at - 1 : at;
  }

  /** Puts the packet out; `lineEnd` to `next` is its line end when the packet reaches that far, noise otherwise. */
  #emit(layout: Layout, lineEnd: number, next: number, events: Event[]): void {
    this.#discards.close(events);
    const start = this.#start;
    const after = layout.packetEnd === lineEnd ? next : layout.packetEnd;
    const lengthOk = layout.segmentEnd - this.#segmentStart === this.#declared;
    const frame: Hj212Frame = {
      bytes: this.#buffer.slice(start, layout.packetEnd),
      size: after - start,
      ok: lengthOk && layout.crcMode !== null,
      segmentStart: this.#segmentStart - start,
      segmentEnd: layout.segmentEnd - start,
      declaredLength: this.#declared,
      lengthOk,
      crcMode: layout.crcMode,
    };
    events.push({ type: 'frame', frame });
    this.#restartAt(after);
  }

  #drop(to: number, reason: 'truncated' | 'overflow', events: Event[]): void {
    this.#discard(to, reason, events);
    this.#restartAt(to);
  }

  #discard(to: number, reason: 'noise' | 'truncated' | 'overflow', events: Event[]): void {
    this.#discards.add(this.#buffer, this.#start, to, reason, events);
    this.#start = to;
    this.#scan = to;
  }

  #restartAt(at: number): void {
    this.#start = at;
    this.#scan = at;
    this.#inPacket = false;
    this.#earlyLineEnd = NONE;
  }
}
