import type { RefusalData } from '#shared/kernel/refusal.ts';

/** What a transport reports. None of these is called after `close()` was. */
export interface TransportHandlers {
  /** It is open; `address` says what a person would look for (`0.0.0.0:9212`, `COM3 9600 8N1`). */
  opened(address: string): void;
  connected(peer: string, address: string): void;
  data(peer: string, bytes: Uint8Array): void;
  disconnected(peer: string): void;
  /** A connection was closed before it became a peer: not allowed, or too many. */
  refused(address: string): void;
  /** It is open no longer, or could not be opened; null when it simply came to its end. Every peer is gone. */
  ended(error: RefusalData | null): void;
}

/**
 * Bytes in, bytes out. Serial ports, sockets, captured files and memory are interchangeable behind this; what the
 * bytes mean is no concern of theirs.
 */
export interface Transport {
  open(handlers: TransportHandlers): void;
  /** False when the peer does not take its answers; nothing is queued without bound. */
  write(peer: string, bytes: Uint8Array): boolean;
  pause(peer: string): void;
  resume(peer: string): void;
  /** Closes one peer; `disconnected` follows. */
  drop(peer: string): void;
  /** Resolves when no socket, handle or port is left. */
  close(): Promise<void>;
}
