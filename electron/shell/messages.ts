import type { WindowKind } from '#electron/platform/door/index.ts';

/** What the shell tells the engine. A window's port travels with `window`. */
export type ToEngine =
  | {
      type: 'window';
      /** The same after a new start: it names the place, not the process. */
      windowId: string;
      windowKind: WindowKind;
      seat: number;
      /** It had a port before, from an engine that is gone. */
      isConnectedAgain: boolean;
    }
  | { type: 'windowGone'; windowId: string }
  | { type: 'fileChosen'; token: string; path: string; purpose: 'read' | 'write' }
  | { type: 'close' };

/** What the engine tells the shell: `serving` once it can take ports, `renew` when every window needs a new one. */
export type FromEngine = { type: 'serving' } | { type: 'renew' } | { type: 'closed' };

/** What a window hears of the engine. */
export type EngineState = 'starting' | 'up' | 'down';

export const CHANNELS = {
  /** shell → window: a port to the engine (in `event.ports`). */
  port: 'ucc:port',
  /** shell → window: {@link EngineState}. */
  engine: 'ucc:engine',
  /** window → shell: a file the person chose; answers with the token the engine knows it by. */
  chooseFile: 'ucc:choose-file',
  /** window → shell: asks where to save; answers with a token, or null when the person thought better of it. */
  saveAs: 'ucc:save-as',
  /** window → shell: a finished document for paper or a PDF; answers whether it was done. */
  print: 'ucc:print',
} as const;
