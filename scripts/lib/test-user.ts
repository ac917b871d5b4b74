import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot, ROOT } from './paths.ts';
import { say, Trouble } from './say.ts';

const NAME = 'ucc-e2e';

export type TestUser = {
  /** Undefined: the caller's own. */
  uid: number | undefined;
  ids: { uid?: number; gid?: number };
  env: Record<string, string>;
};

/**
 * The user the end-to-end tests run as: the caller, or, when that is root (for whom Chromium has no sandbox), the
 * user `ucc-e2e`, created when missing. `work` becomes writable for it and holds its home.
 */
export function testUser(work: string): TestUser {
  const home = join(work, 'home');
  const runtimeDir = join(work, 'run');
  mkdirSync(home);
  mkdirSync(runtimeDir, { mode: 0o700 });
  const env = {
    HOME: home,
    XDG_RUNTIME_DIR: runtimeDir,
    XDG_CONFIG_HOME: join(home, '.config'),
    TMPDIR: work,
  };
  if (!isRoot()) return { uid: undefined, ids: {}, env };
  const { uid, gid } = ensureUser();
  for (const dir of [work, home, runtimeDir]) chownSync(dir, uid, gid);
  return { uid, ids: { uid, gid }, env };
}

function ensureUser(): { uid: number; gid: number } {
  if (spawnSync('id', [NAME]).status !== 0) {
    say(`creating the user ${NAME} for the end-to-end tests`);
    const args = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME];
    const { status, stderr } = spawnSync('useradd', args, { encoding: 'utf8' });
    if (status !== 0) throw new Trouble(`the user ${NAME} could not be created: ${stderr}`);
  }
  const id = (flag: string) => Number(execFileSync('id', [flag, NAME], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export type Tree = { root: string; of: (path: string) => string };

/**
 * A project folder the test user can read: the checkout itself, or a copy under `work` when the checkout stands
 * somewhere only root may look. `of` maps a path of the checkout into it.
 */
export function readableTree(user: TestUser, needed: readonly string[], work: string): Tree {
  const unreadable = needed.filter((path) => !readableBy(user, path));
  if (unreadable.length === 0) return { root: ROOT, of: (path) => path };
  const outside = unreadable.find((path) => !path.startsWith(ROOT));
  if (outside) throw new Trouble(`the user ${NAME} may not read ${outside}`);
  const copy = join(work, 'tree');
  copyTree(copy);
  return { root: copy, of: (path) => (path.startsWith(ROOT) ? copy + path.slice(ROOT.length) : path) };
}

function readableBy(user: TestUser, path: string): boolean {
  return user.uid === undefined || spawnSync('test', ['-r', path], user.ids).status === 0;
}

function copyTree(copy: string): void {
  const skipped = new Set(['.git', '.cache', 'release', 'coverage', 'test-results', 'playwright-report']);
  say(`${NAME} may not read this checkout; the tests run on a copy`);
  mkdirSync(copy);
  const parts = readdirSync(ROOT).filter((name) => !skipped.has(name));
  execFileSync('cp', ['-a', '--reflink=auto', ...parts.map((name) => join(ROOT, name)), copy]);
  execFileSync('chmod', ['-R', 'a+rX', copy]);
}
