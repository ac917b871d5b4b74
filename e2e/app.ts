import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';

export const ROOT = resolve(import.meta.dirname, '..');

/** The application as a person has it before them, and everything that went wrong unseen. */
export interface Desk {
  app: ElectronApplication;
  page: Page;
  /** Errors of the page, of its console, of the engine and of the shell, in the order in which they came. */
  problems: string[];
  /** Quits as a person does and waits until the engine has let go of its files. */
  close(): Promise<void>;
}

/** What Chromium and the desktop say of a machine without sound, GPU or session bus; the application has no part in it. */
const CHROMIUM_LINE =
  /^\[\d+:\d+\/|^\(electron:\d+\): |^libva |^Debugger |^Waiting for the debugger |^DevTools listening|^For help, see: https:\/\/nodejs|^$/;

/** Starts the built application on a folder of its own. */
export async function startApp(dataDir: string, flags: readonly string[] = []): Promise<Desk> {
  const executablePath = process.env.UCC_ELECTRON;
  if (!executablePath) throw new Error('UCC_ELECTRON names no Electron: run `npm test -- e2e`');
  const app = await electron.launch({
    executablePath,
    args: [ROOT, `--user-data-dir=${dataDir}`, ...flags],
    chromiumSandbox: process.env.UCC_E2E_NO_SANDBOX !== '1',
    colorScheme: null,
    env: plain(process.env),
  });
  const problems: string[] = [];
  listenToEngine(app, problems);
  const page = await app.firstWindow();
  page.on('pageerror', (error) => problems.push(`page: ${error.stack ?? error.message}`));
  page.on('crash', () => problems.push('page: crashed'));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  return { app, page, problems, close: () => app.close() };
}

/** Folder in which a station keeps its files. */
export function stationDir(dataDir: string): string {
  return join(dataDir, 'station');
}

/** Process id of the engine that runs now; undefined while there is none. */
export function enginePid(app: ElectronApplication): Promise<number | undefined> {
  return app.evaluate(
    ({ app: shell }) =>
      shell.getAppMetrics().find(({ type, name }) => type === 'Utility' && name === 'engine')?.pid,
  );
}

/** The engine writes JSON lines; warnings are its daily business, errors and anything that is no such line are not. */
function listenToEngine(app: ElectronApplication, problems: string[]): void {
  let rest = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (CHROMIUM_LINE.test(line) || /^\{.*"level":"(info|warn)"/.test(line)) continue;
      problems.push(`engine: ${line}`);
    }
  });
}

function plain(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
