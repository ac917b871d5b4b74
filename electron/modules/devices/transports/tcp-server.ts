import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { linkRefusal } from './link-refusal.ts';
import { TcpPeer } from './tcp-peer.ts';
import type { Transport, TransportHandlers } from './transport.ts';

/** Devices that may be connected at once. */
export const MAX_PEERS = 2000;

/** Listens; every device that dials in is a peer. */
export class TcpServerTransport implements Transport {
  readonly #settings: Extract<TransportSettings, { kind: 'tcp-server' }>;
  readonly #maxPeers: number;
  readonly #peers = new Map<string, TcpPeer>();
  #server: Server | null = null;
  #lastPeer = 0;

  constructor(settings: Extract<TransportSettings, { kind: 'tcp-server' }>, maxPeers = MAX_PEERS) {
    this.#settings = settings;
    this.#maxPeers = maxPeers;
  }

  open(handlers: TransportHandlers): void {
    const { host, port } = this.#settings;
    const server = createServer((socket) => this.#accept(socket, handlers));
    this.#server = server;
    server.on('error', (error) => {
      this.#dropAll();
      server.close();
      if (this.#server === server) handlers.ended(linkRefusal(error, `${host}:${port}`));
    });
    server.listen(port, host, () => handlers.opened(written(server.address() as AddressInfo)));
  }

  write(peer: string, bytes: Uint8Array): boolean {
    return this.#peers.get(peer)?.write(bytes) ?? false;
  }

  pause(peer: string): void {
    this.#peers.get(peer)?.pause();
  }

  resume(peer: string): void {
    this.#peers.get(peer)?.resume();
  }

  drop(peer: string): void {
    this.#peers.get(peer)?.drop();
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    this.#dropAll();
    // A server that failed to listen reports so here; it is closed all the same.
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  #accept(socket: Socket, handlers: TransportHandlers): void {
    const host = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const address = `${host}:${socket.remotePort}`;
    const { allowedPeers } = this.#settings;
    const welcome = allowedPeers.length === 0 || allowedPeers.includes(host);
    if (!this.#server || !welcome || this.#peers.size >= this.#maxPeers) {
      socket.on('error', () => {});
      socket.destroy();
      if (this.#server) handlers.refused(address);
      return;
    }
    this.#lastPeer += 1;
    const id = String(this.#lastPeer);
    const open = () => this.#server !== null;
    const guarded = {
      ...handlers,
      data: (peer: string, bytes: Uint8Array) => open() && handlers.data(peer, bytes),
    };
    this.#peers.set(
      id,
      new TcpPeer(id, socket, guarded, () => {
        this.#peers.delete(id);
        if (open()) handlers.disconnected(id);
      }),
    );
    handlers.connected(id, address);
  }

  #dropAll(): void {
    for (const peer of this.#peers.values()) peer.drop();
  }
}

function written({ address, port, family }: AddressInfo): string {
  return family === 'IPv6' ? `[${address}]:${port}` : `${address}:${port}`;
}
