import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from './paths.ts';

/**
 * Why Chromium cannot sandbox its renderers for this user and this Electron folder, or undefined when it can.
 * It needs user namespaces or its helper owned by root with mode 4755; root itself it never sandboxes.
 */
export function noSandboxBecause(dist: string, uid: number | undefined): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if ((uid ?? process.getuid?.()) === 0) return 'Chromium has no sandbox for root';
  const namespaces = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { uid, gid: uid });
  if (namespaces.status === 0 || helperIsSetuid(dist)) return undefined;
  const helper = join(dist, 'chrome-sandbox');
  return `no user namespaces; allow them, or run: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`;
}

/** As root: gives Chromium's sandbox helper the owner and mode it demands. */
export function prepareSandboxHelper(dist: string): void {
  const helper = join(dist, 'chrome-sandbox');
  if (!isRoot() || !existsSync(helper)) return;
  if (statSync(helper).uid === 0 && !helperIsSetuid(dist)) chmodSync(helper, 0o4755);
}

function helperIsSetuid(dist: string): boolean {
  const helper = join(dist, 'chrome-sandbox');
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  // In some containers no setuid program gains anything.
  const barred = /NoNewPrivs:\s*1/.test(readFileSync('/proc/self/status', 'utf8'));
  return uid === 0 && (mode & 0o4755) === 0o4755 && !barred;
}
