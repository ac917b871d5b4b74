import type { SerialPort } from 'serialport';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { linkRefusal } from './link-refusal.ts';
import type { Transport, TransportHandlers } from './transport.ts';

const PEER = '1';
const MAX_UNSENT_BYTES = 16 * 1024;

/**
 * A serial port. The driver is loaded when the first port is opened, so that a machine without it still has
 * every other link. A pulled plug is not always reported (a pty never does): the link's staleness watch reopens.
 */
export class SerialTransport implements Transport {
  readonly #settings: Extract<TransportSettings, { kind: 'serial' }>;
  #port: SerialPort | null = null;
  #opening: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(settings: Extract<TransportSettings, { kind: 'serial' }>) {
    this.#settings = settings;
  }

  open(handlers: TransportHandlers): void {
    this.#opening = this.#open(handlers).catch((error) => {
      this.#port = null;
      if (!this.#closed) handlers.ended(linkRefusal(error, this.#settings.path));
    });
  }

  write(_peer: string, bytes: Uint8Array): boolean {
    const port = this.#port;
    if (!port?.isOpen || port.writableLength > MAX_UNSENT_BYTES) return false;
    port.write(bytes);
    return true;
  }

  pause(): void {
    this.#port?.pause();
  }

  resume(): void {
    this.#port?.resume();
  }

  drop(): void {
    this.#port?.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#opening;
    const port = this.#port;
    this.#port = null;
    if (port?.isOpen) await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  async #open(handlers: TransportHandlers): Promise<void> {
    const { path, baudRate, dataBits, parity, stopBits } = this.#settings;
    const { SerialPort } = await import('serialport');
    const port = new SerialPort({ path, baudRate, dataBits, parity, stopBits, autoOpen: false });
    await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
    this.#port = port;
    if (this.#closed) return;
    let failure: unknown = new Error('disconnected');
    port.on('data', (bytes: Buffer) => this.#closed || handlers.data(PEER, bytes));
    port.on('error', (error) => {
      failure = error;
      if (port.isOpen) port.close();
    });
    port.on('close', (error: Error | null) => {
      if (!this.#closed) handlers.ended(linkRefusal(error ?? failure, path));
    });
    handlers.opened(`${path} ${baudRate} ${dataBits}${parity.charAt(0).toUpperCase()}${stopBits}`);
    handlers.connected(PEER, path);
  }
}
