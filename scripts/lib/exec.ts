import { type SpawnOptions, spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { Trouble } from './say.ts';

export type RunOptions = Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & {
  /** Kill the process after this long; the exit code is then 124. */
  timeoutMs?: number;
  /** `inherit` (default) shows everything; `stderr` sends output to our standard error; a path collects it in a file. */
  output?: 'inherit' | 'stderr' | { file: string };
};

const liveGroups = new Set<number | undefined>();

// Groups of their own do not hear Ctrl-C from the terminal.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const pid of liveGroups) killGroup(pid);
    process.exit(130);
  });
}

/** Runs a program to its end. Resolves to its exit code (1 when a signal ended it); rejects when it cannot start. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  const { timeoutMs, output = 'inherit', ...spawnOptions } = options;
  const stdio: SpawnOptions['stdio'] =
    output === 'inherit'
      ? 'inherit'
      : output === 'stderr'
        ? ['ignore', process.stderr, process.stderr]
        : ['ignore', 'pipe', 'pipe'];
  return new Promise((settle, fail) => {
    // A group of its own, so that a time limit also ends what the program started.
    const child = spawn(command, args, { ...spawnOptions, stdio, detached: timeoutMs !== undefined });
    if (typeof output === 'object') {
      const file = createWriteStream(output.file);
      child.stdout?.pipe(file, { end: false });
      child.stderr?.pipe(file, { end: false });
    }
    let timedOut = false;
    const kill = () => killGroup(child.pid);
    const timer = timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          kill();
        }, timeoutMs)
      : undefined;
    if (timer) liveGroups.add(child.pid);
    child.once('error', fail);
    child.once('close', (code) => {
      clearTimeout(timer);
      liveGroups.delete(child.pid);
      settle(timedOut ? 124 : (code ?? 1));
    });
  });
}

/** Runs a program that must succeed; its output is kept in `logFile` and the end of it shown when it fails. */
export async function runLogged(
  command: string,
  args: readonly string[],
  logFile: string,
  options: Omit<RunOptions, 'output'> = {},
): Promise<void> {
  const code = await run(command, args, { ...options, output: { file: logFile } });
  if (code === 0) return;
  const tail = readFileSync(logFile, 'utf8').split('\n').slice(-25).join('\n');
  throw new Trouble(`${command} ${args.join(' ')} ended with ${code}:\n${tail}`);
}

/** Ends a process started with `detached` and everything in its group. */
export function killGroup(pid: number | undefined, signal: NodeJS.Signals = 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch {
    // Already gone.
  }
}
