import { type FileHandle, open } from 'node:fs/promises';
import type { Clock } from '#shared/kernel/clock.ts';
import type { TransportSettings } from '#shared/modules/devices/index.ts';
import { linkRefusal } from './link-refusal.ts';
import type { Transport, TransportHandlers } from './transport.ts';

const PEER = '1';
const CHUNK_BYTES = 16 * 1024;
/** Paced files come in steps of this. */
const STEP_MS = 100;

/** Plays a captured file as if it came from the wire. Answers go nowhere. */
export class ReplayFileTransport implements Transport {
  readonly #settings: Extract<TransportSettings, { kind: 'replay' }>;
  readonly #clock: Clock;
  #playing: Promise<void> = Promise.resolve();
  #closed = false;
  #dropped = false;
  #paused = false;
  #wake: (() => void) | null = null;

  constructor(settings: Extract<TransportSettings, { kind: 'replay' }>, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  open(handlers: TransportHandlers): void {
    this.#playing = this.#play(handlers).then(
      () => this.#closed || handlers.ended(null),
      (error) => this.#closed || handlers.ended(linkRefusal(error, this.#settings.file)),
    ) as Promise<void>;
  }

  write(): boolean {
    return true;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wake?.();
  }

  drop(): void {
    this.#dropped = true;
    this.#wake?.();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake?.();
    await this.#playing;
  }

  async #play(handlers: TransportHandlers): Promise<void> {
    const { file, bytesPerSecond } = this.#settings;
    const handle = await open(file, 'r');
    try {
      if (this.#closed) return;
      handlers.opened(file);
      handlers.connected(PEER, file);
      const size =
        bytesPerSecond === 0 ? CHUNK_BYTES : Math.max(1, Math.round((bytesPerSecond * STEP_MS) / 1000));
      while (!this.#closed && !this.#dropped) {
        const bytes = await readChunk(handle, size);
        if (bytes.length === 0) return;
        if (this.#closed) return;
        handlers.data(PEER, bytes);
        if (bytesPerSecond > 0) await this.#wait((bytes.length / bytesPerSecond) * 1000);
        while (this.#paused && !this.#closed && !this.#dropped) await this.#wait(null);
      }
    } finally {
      await handle.close();
    }
  }

  /** Until the time is over (null: until resumed), or until it is closed. */
  async #wait(ms: number | null): Promise<void> {
    let cancel = () => {};
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      if (ms !== null) cancel = this.#clock.after(ms, resolve);
    });
    this.#wake = null;
    cancel();
  }
}

async function readChunk(handle: FileHandle, size: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(Math.min(size, CHUNK_BYTES));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
  return buffer.subarray(0, bytesRead);
}
