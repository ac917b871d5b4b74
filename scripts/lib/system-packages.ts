import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { run } from './exec.ts';
import { isRoot } from './paths.ts';
import { say, step, Trouble } from './say.ts';

/** What a purpose needs: how to see that it is there, and Debian's package names, the newer release's first. */
type Need = { there: () => boolean; packages: readonly string[] };

export type Purpose = 'window' | 'xvfb' | 'fonts' | 'build';

const library = (soname: string, ...packages: string[]): Need => ({
  there: () => loadableLibraries().includes(`${soname} `),
  packages,
});
const command = (name: string, ...packages: string[]): Need => ({ there: () => onPath(name), packages });

const NEEDS: Record<Purpose, readonly Need[]> = {
  window: [
    library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
    library('libnss3.so', 'libnss3'),
    library('libasound.so.2', 'libasound2t64', 'libasound2'),
    library('libgbm.so.1', 'libgbm1'),
    library('libXss.so.1', 'libxss1'),
    library('libnotify.so.4', 'libnotify4'),
  ],
  xvfb: [command('Xvfb', 'xvfb')],
  fonts: [{ there: hasChineseFont, packages: ['fonts-noto-cjk'] }],
  build: [command('g++', 'g++'), command('make', 'make'), command('python3', 'python3')],
};

/**
 * Makes sure that the system packages for these purposes are there (Linux; elsewhere nothing is needed).
 * Root on Debian and its descendants: installs what is missing. Otherwise throws a `Trouble` naming the command.
 */
export async function ensureSystemPackages(...purposes: readonly Purpose[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = purposes.flatMap((purpose) => NEEDS[purpose]).filter((need) => !need.there());
  if (missing.length === 0) return;
  const newestNames = missing.map((need) => need.packages[0]);
  if (!onPath('apt-get')) {
    throw new Trouble(
      `Missing on this system (Debian's names): ${newestNames.join(' ')}. Install what corresponds.`,
    );
  }
  if (!isRoot()) {
    const names = missing.map((need) => knownName(need.packages));
    throw new Trouble(`Missing system packages. Run: sudo apt-get install -y ${names.join(' ')}`);
  }
  await step('apt-get update', () => aptGet('update', '-qq'));
  const names = missing.map((need) => knownName(need.packages));
  await step(`apt-get install ${names.join(' ')}`, () =>
    aptGet('install', '-y', '-qq', '--no-install-recommends', ...names),
  );
}

async function aptGet(...args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = await run('apt-get', ['-o', 'Dpkg::Use-Pty=0', ...args], {
    env,
    output: 'stderr',
    timeoutMs: 20 * 60_000,
  });
  // An update that failed may still leave usable lists; the installation then decides.
  if (code !== 0 && args[0] === 'update')
    say('apt-get update failed; going on with the lists that are there');
  else if (code !== 0) throw new Trouble(`apt-get ${args.join(' ')} failed (exit code ${code})`);
}

/** The first of several names that this release's package lists know. */
function knownName(names: readonly string[]): string {
  const known = names.find((name) => {
    const { stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
    return /Candidate: (?!\(none\))/.test(stdout ?? '');
  });
  return known ?? (names.at(-1) as string);
}

function loadableLibraries(): string {
  for (const ldconfig of ['/sbin/ldconfig', '/usr/sbin/ldconfig']) {
    const { status, stdout } = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' });
    if (status === 0) return stdout;
  }
  return '';
}

function hasChineseFont(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return false;
  }
}

/** Whether a program of this name can be started. */
export function onPath(name: string): boolean {
  return (process.env.PATH ?? '').split(':').some((dir) => {
    try {
      accessSync(join(dir || '.', name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
