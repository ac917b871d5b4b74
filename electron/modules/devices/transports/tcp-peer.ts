import type { Socket } from 'node:net';
import type { TransportHandlers } from './transport.ts';

/** Answers are tens of bytes; who lets this much pile up reads none of them. */
const MAX_UNSENT_BYTES = 64 * 1024;
/** A peer that vanished without a word (power cut, NAT) is found out by the operating system. */
const KEEP_ALIVE_MS = 60_000;

/** One connected socket. */
export class TcpPeer {
  readonly #socket: Socket;

  constructor(id: string, socket: Socket, handlers: TransportHandlers, gone: (error: Error | null) => void) {
    this.#socket = socket;
    let failure: Error | null = null;
    socket.setNoDelay(true);
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.on('data', (bytes) => handlers.data(id, bytes));
    socket.on('error', (error) => {
      failure = error;
    });
    socket.on('close', () => gone(failure));
  }

  write(bytes: Uint8Array): boolean {
    if (!this.#socket.writable || this.#socket.writableLength > MAX_UNSENT_BYTES) return false;
    this.#socket.write(bytes);
    return true;
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  drop(): void {
    this.#socket.destroy();
  }
}
