import { createConnection, type Socket } from 'node:net';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { linkRefusal } from './link-refusal.ts';
import { TcpPeer } from './tcp-peer.ts';
import type { Transport, TransportHandlers } from './transport.ts';

const CONNECT_TIMEOUT_MS = 10_000;
const PEER = '1';

/** Dials a serial server that waits for us; ends when the line does, and the link dials again. */
export class TcpClientTransport implements Transport {
  readonly #settings: Extract<TransportSettings, { kind: 'tcp-client' }>;
  #socket: Socket | null = null;
  #peer: TcpPeer | null = null;

  constructor(settings: Extract<TransportSettings, { kind: 'tcp-client' }>) {
    this.#settings = settings;
  }

  open(handlers: TransportHandlers): void {
    const { host, port } = this.#settings;
    const target = `${host}:${port}`;
    const socket = createConnection({ host, port });
    this.#socket = socket;
    const mine = () => this.#socket === socket;
    socket.setTimeout(CONNECT_TIMEOUT_MS, () =>
      socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
    );
    const guarded = {
      ...handlers,
      data: (peer: string, bytes: Uint8Array) => mine() && handlers.data(peer, bytes),
    };
    this.#peer = new TcpPeer(PEER, socket, guarded, (error) => {
      if (mine())
        handlers.ended(
          linkRefusal(error ?? Object.assign(new Error('closed'), { code: 'ECONNRESET' }), target),
        );
    });
    socket.on('connect', () => {
      socket.setTimeout(0);
      if (!mine()) return;
      handlers.opened(target);
      handlers.connected(PEER, target);
    });
  }

  write(_peer: string, bytes: Uint8Array): boolean {
    return this.#peer?.write(bytes) ?? false;
  }

  pause(): void {
    this.#peer?.pause();
  }

  resume(): void {
    this.#peer?.resume();
  }

  drop(): void {
    this.#peer?.drop();
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = null;
    if (!socket || socket.closed) return;
    await new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
      socket.destroy();
    });
  }
}
