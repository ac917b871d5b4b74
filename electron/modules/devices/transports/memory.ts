import type { RefusalData } from '#shared/kernel/refusal.ts';
import type { Transport, TransportHandlers } from './transport.ts';

/** Both ends in one process: what tests, measurements and demonstrations plug in instead of a wire. */
export class MemoryTransport implements Transport {
  #handlers: TransportHandlers | null = null;
  readonly #onAnswer: (peer: string, bytes: Uint8Array) => void;
  readonly paused = new Set<string>();
  readonly peers = new Set<string>();

  constructor(onAnswer: (peer: string, bytes: Uint8Array) => void = () => {}) {
    this.#onAnswer = onAnswer;
  }

  get isOpen(): boolean {
    return this.#handlers !== null;
  }

  open(handlers: TransportHandlers): void {
    this.#handlers = handlers;
    handlers.opened('memory');
  }

  connect(peer: string): void {
    this.peers.add(peer);
    this.#handlers?.connected(peer, peer);
  }

  receive(peer: string, bytes: Uint8Array): void {
    this.#handlers?.data(peer, bytes);
  }

  /** The far end goes away. */
  disconnect(peer: string): void {
    if (this.peers.delete(peer)) this.#handlers?.disconnected(peer);
  }

  /** The wire itself breaks. */
  fail(error: RefusalData): void {
    const handlers = this.#handlers;
    this.#handlers = null;
    this.peers.clear();
    handlers?.ended(error);
  }

  write(peer: string, bytes: Uint8Array): boolean {
    this.#onAnswer(peer, bytes);
    return true;
  }

  pause(peer: string): void {
    this.paused.add(peer);
  }

  resume(peer: string): void {
    this.paused.delete(peer);
  }

  drop(peer: string): void {
    this.disconnect(peer);
  }

  async close(): Promise<void> {
    this.#handlers = null;
  }
}
