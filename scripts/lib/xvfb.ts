import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { killGroup } from './exec.ts';
import { isRoot } from './paths.ts';
import { Trouble } from './say.ts';

const START_MS = 20_000;

/**
 * Starts a virtual X display on a free number, as the given user. Resolves once it accepts clients.
 * `display` is e.g. ":99"; `stop` ends it, and so does the end of this process.
 */
export function startXvfb(
  user: { uid?: number; gid?: number } = {},
): Promise<{ display: string; stop: () => void }> {
  // An ordinary user may not make this folder with the owner that X clients expect.
  if (isRoot()) {
    mkdirSync('/tmp/.X11-unix', { recursive: true });
    chmodSync('/tmp/.X11-unix', 0o1777);
  }
  return new Promise((settle, fail) => {
    const args = ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'];
    const child = spawn('Xvfb', args, {
      ...user,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const stop = () => killGroup(child.pid);
    process.once('exit', stop);
    let complaint = '';
    child.stderr?.on('data', (chunk) => {
      complaint += chunk;
    });
    const timer = setTimeout(() => {
      stop();
      fail(new Trouble(`Xvfb did not start within ${START_MS / 1000} s: ${complaint}`));
    }, START_MS);
    child.once('error', fail);
    child.once('exit', (code) => fail(new Trouble(`Xvfb ended with ${code}: ${complaint}`)));
    let number = '';
    child.stdio[3]?.on('data', (chunk) => {
      number += chunk;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      settle({ display: `:${number.trim()}`, stop });
    });
  });
}
