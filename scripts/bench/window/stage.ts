import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { ensureBuilt } from '../../build.ts';
import { resolveElectron, runtimeEnv } from '../../electron-runtime.ts';
import { noSandboxBecause, prepareSandboxHelper } from '../../lib/sandbox.ts';
import { startXvfb } from '../../lib/xvfb.ts';

export interface Shown {
  app: ElectronApplication;
  page: Page;
  /** `performance.now()` of just before the process was started. */
  startedAt: number;
}

export interface Stage {
  /** Starts the application whose package stands in `dir`, on a data folder; every start has the same flags. */
  start(dir: string, dataDir: string): Promise<Shown>;
  /** A new data folder; all are removed with the stage. */
  folder(): string;
  close(): void;
}

/** A display, the built application and the Electron of `npm start`: what every measurement of a window needs. */
export async function openStage(): Promise<Stage> {
  const runtime = await resolveElectron();
  await ensureBuilt();
  prepareSandboxHelper(runtime.dist);
  const folder = mkdtempSync(join(tmpdir(), 'window-bench-'));
  const display = process.platform === 'linux' ? await startXvfb() : undefined;
  const chromiumSandbox = noSandboxBecause(runtime.dist, undefined) === undefined;
  const env = {
    ...(process.env as Record<string, string>),
    ...runtimeEnv(runtime),
    ...(display ? { DISPLAY: display.display } : {}),
  };
  const start = async (dir: string, dataDir: string): Promise<Shown> => {
    const startedAt = performance.now();
    const app = await electron.launch({
      executablePath: runtime.executable,
      args: [dir, `--user-data-dir=${dataDir}`],
      chromiumSandbox,
      env,
    });
    return { app, page: await app.firstWindow(), startedAt };
  };
  return {
    start,
    folder: () => mkdtempSync(join(folder, 'data-')),
    close() {
      display?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
