import { RPCHandler } from '@orpc/server/message-port';
import type { Core } from './create-core.ts';
import { type CallContext, refusalsAsData, type Session } from './platform/door/index.ts';
import type { Log } from './platform/log/index.ts';
import type { FromEngine, ToEngine } from './shell/messages.ts';

type Handler = RPCHandler<CallContext>;
export type WindowPort = Parameters<Handler['upgrade']>[0] & { start(): void; close(): void };

/** Files chosen and not yet asked for; a page that chooses for ever pushes out its own oldest. */
const MAX_CHOSEN_FILES = 100;

export interface EngineHostOptions {
  open(joins: {
    fileOf(token: string): string | null;
    saveTo(token: string): string | null;
    onSetUp(): void;
  }): Promise<Core>;
  say(message: FromEngine): void;
  log: Log;
  /** Something happened after which only a new process can be trusted. */
  giveUp(): void;
}

/** Joins windows to the engine: ports, who sits where, files that were chosen, the new start after the first set-up. */
export class EngineHost {
  readonly #options: EngineHostOptions;
  readonly #sessions = new Map<string, Session>();
  readonly #chosenFiles = new Map<string, { path: string; purpose: 'read' | 'write' }>();
  /** Null while nothing is open: every window is connected once something is. */
  #serving: { core: Core; handler: Handler } | null = null;

  constructor(options: EngineHostOptions) {
    this.#options = options;
  }

  /** @throws whatever opening throws that is no refusal. */
  async start(): Promise<void> {
    await this.#open();
    this.#options.say({ type: 'serving' });
  }

  hear(message: ToEngine, port?: WindowPort): void {
    if (message.type === 'window') this.#connect(message, port);
    else if (message.type === 'fileChosen') this.#remember(message);
    else if (message.type === 'windowGone') this.#leave(message.windowId);
    else void this.#close();
  }

  async #open(): Promise<void> {
    const { open, log } = this.#options;
    const core = await open({
      fileOf: (token) => this.#chosen('read', token),
      saveTo: (token) => this.#chosen('write', token),
      onSetUp: () => void this.#reopen(),
    });
    const handler: Handler = new RPCHandler(core.router, {
      clientInterceptors: [
        refusalsAsData((path, error) =>
          log.error('call.failed', {
            path,
            error: error instanceof Error ? (error.stack ?? error.message) : String(error),
          }),
        ),
      ],
    });
    this.#serving = { core, handler };
  }

  /** After the first set-up everything is built anew on what was chosen, and every window gets a new port. */
  async #reopen(): Promise<void> {
    const { say, log, giveUp } = this.#options;
    try {
      const before = this.#serving?.core;
      this.#serving = null;
      this.#sessions.clear();
      await before?.close();
      await this.#open();
      say({ type: 'renew' });
    } catch (error) {
      log.error('engine.reopenFailed', { error: String(error) });
      giveUp();
    }
  }

  #connect(
    { windowId, windowKind, seat, isConnectedAgain }: ToEngine & { type: 'window' },
    port: WindowPort | undefined,
  ): void {
    if (!port) return;
    if (!this.#serving) {
      port.close();
      return;
    }
    const { core, handler } = this.#serving;
    const session: Session = { windowId, windowKind, seat, signedIn: null };
    this.#sessions.set(windowId, session);
    core.modules?.accounts.resume(session, isConnectedAgain);
    handler.upgrade(port, { context: { session } });
    port.start();
  }

  /** A file chosen to be read is never written, and the other way round. */
  #chosen(purpose: 'read' | 'write', token: string): string | null {
    const file = this.#chosenFiles.get(token);
    return file?.purpose === purpose ? file.path : null;
  }

  #remember({ token, path, purpose }: ToEngine & { type: 'fileChosen' }): void {
    this.#chosenFiles.set(token, { path, purpose });
    if (this.#chosenFiles.size > MAX_CHOSEN_FILES) {
      this.#chosenFiles.delete(this.#chosenFiles.keys().next().value as string);
    }
  }

  /** Leaving is a fact; a disk that refuses it must not keep the window, or the application, from closing. */
  #leave(windowId: string): void {
    const session = this.#sessions.get(windowId);
    this.#sessions.delete(windowId);
    if (!session?.signedIn) return;
    try {
      this.#serving?.core.modules?.accounts.leave(session);
    } catch (error) {
      this.#options.log.error('window.leaveFailed', { windowId, error: String(error) });
    }
  }

  async #close(): Promise<void> {
    for (const windowId of [...this.#sessions.keys()]) this.#leave(windowId);
    try {
      await this.#serving?.core.close();
    } catch (error) {
      this.#options.log.error('engine.closeFailed', { error: String(error) });
    }
    this.#serving = null;
    this.#options.say({ type: 'closed' });
  }
}
