import { randomUUID } from 'node:crypto';
import { type BrowserWindow, MessageChannelMain, type UtilityProcess, utilityProcess } from 'electron';
import type { WindowKind } from '#electron/platform/door/index.ts';
import { CHANNELS, type EngineState, type FromEngine, type ToEngine } from './messages.ts';

/** Wait before the n-th restart in a row; an engine that served for a minute starts the count anew. */
const RESTART_DELAYS_MS = [0, 250, 1000, 2000, 5000];
const STEADY_AFTER_MS = 60_000;

interface KeptWindow {
  id: string;
  kind: WindowKind;
  seat: number;
  window: BrowserWindow;
  loaded: boolean;
  connected: boolean;
}

/** Keeps one engine process alive and every window connected to it. */
export class EngineKeeper {
  readonly #entry: string;
  readonly #args: string[];
  readonly #env: Record<string, string>;
  readonly #windows = new Map<string, KeptWindow>();
  #child: UtilityProcess | null = null;
  #state: EngineState = 'starting';
  #failures = 0;
  #startedAt = 0;
  #closing: (() => void) | null = null;

  constructor(options: { entry: string; args: string[]; env: Record<string, string> }) {
    this.#entry = options.entry;
    this.#args = options.args;
    this.#env = options.env;
  }

  /** Process id of the running engine, for diagnosis and for the test that kills it. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    this.#startedAt = Date.now();
    const child = utilityProcess.fork(this.#entry, this.#args, {
      serviceName: 'engine',
      stdio: 'inherit',
      env: { ...process.env, ...this.#env },
    });
    this.#child = child;
    child.on('message', (message: FromEngine) => this.#hear(message));
    child.once('exit', () => this.#lost(child));
  }

  /**
   * Connects a window now and whenever the engine comes back; forgets it when it is closed.
   * @param id names the window's place for good: who sat there is found by it after a new start
   */
  keep(window: BrowserWindow, kind: WindowKind, id: string): void {
    const kept: KeptWindow = { id, kind, seat: this.#freeSeat(), window, loaded: false, connected: false };
    this.#windows.set(kept.id, kept);
    window.webContents.on('did-finish-load', () => {
      kept.loaded = true;
      window.webContents.send(CHANNELS.engine, this.#state);
      this.#connect(kept);
    });
    window.on('closed', () => {
      this.#windows.delete(kept.id);
      this.#tell({ type: 'windowGone', windowId: kept.id });
    });
  }

  /** Gives a chosen file a token; only the shell ever tells the engine a path. */
  fileChosen(path: string, purpose: 'read' | 'write'): string {
    const token = randomUUID();
    this.#tell({ type: 'fileChosen', token, path, purpose });
    return token;
  }

  /** Asks the engine to finish its writes and close its files. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      this.#closing = resolve;
      child.once('exit', () => resolve());
      this.#tell({ type: 'close' });
      setTimeout(resolve, 5000).unref();
    });
    child.kill();
  }

  /** The lowest number that no open window has. */
  #freeSeat(): number {
    const taken = new Set([...this.#windows.values()].map(({ seat }) => seat));
    let seat = 1;
    while (taken.has(seat)) seat += 1;
    return seat;
  }

  #hear(message: FromEngine): void {
    if (message.type === 'closed') this.#closing?.();
    if (message.type !== 'serving' && message.type !== 'renew') return;
    this.#setState('up');
    for (const kept of this.#windows.values()) this.#connect(kept);
  }

  #connect(kept: KeptWindow): void {
    if (this.#state !== 'up' || !kept.loaded || !this.#child) return;
    const { port1, port2 } = new MessageChannelMain();
    const { id: windowId, kind: windowKind, seat, connected: isConnectedAgain } = kept;
    this.#tell({ type: 'window', windowId, windowKind, seat, isConnectedAgain }, [port1]);
    kept.connected = true;
    kept.window.webContents.postMessage(CHANNELS.port, null, [port2]);
  }

  #lost(child: UtilityProcess): void {
    if (child !== this.#child) return;
    this.#child = null;
    if (this.#closing) return;
    this.#failures = Date.now() - this.#startedAt > STEADY_AFTER_MS ? 0 : this.#failures + 1;
    this.#setState('down');
    const delay = RESTART_DELAYS_MS[Math.min(Math.max(this.#failures - 1, 0), RESTART_DELAYS_MS.length - 1)];
    setTimeout(() => this.start(), delay);
  }

  #setState(state: EngineState): void {
    this.#state = state;
    for (const { window } of this.#windows.values()) window.webContents.send(CHANNELS.engine, state);
  }

  #tell(message: ToEngine, ports: Electron.MessagePortMain[] = []): void {
    this.#child?.postMessage(message, ports);
  }
}
