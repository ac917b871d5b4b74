/** Builds the application into out/ with electron-vite, unless out/ already holds what these sources give. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './lib/exec.ts';
import { inRoot, packageFile } from './lib/paths.ts';
import { runMain, say, step, Trouble } from './lib/say.ts';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'electron.vite.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const RESULTS = [
  'main/main.js',
  'main/core.js',
  'main/import-thread.js',
  'preload/preload.cjs',
  'renderer/index.html',
];
const STAMP = inRoot('out', '.sources');

/** Builds when a source changed since the last build. Returns whether it did. */
export async function ensureBuilt(): Promise<boolean> {
  const digest = sourcesDigest();
  const complete = RESULTS.every((path) => existsSync(inRoot('out', path)));
  if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return false;
  rmSync(STAMP, { force: true });
  await step('building the application', async () => {
    const cli = packageFile('electron-vite', 'bin', 'electron-vite.js');
    const code = await run(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
      cwd: inRoot(),
      output: 'stderr',
    });
    if (code !== 0) throw new Trouble(`the build failed (exit code ${code})`);
  });
  const missing = RESULTS.filter((path) => !existsSync(inRoot('out', path)));
  if (missing.length > 0) throw new Trouble(`the build left out ${missing.join(', ')}`);
  writeFileSync(STAMP, digest);
  return true;
}

/** SHA-256 over names and contents of everything the build reads. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.map((name) => inRoot(name))) {
    for (const file of filesUnder(path)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !/\.test\.tsx?$|\.md$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)]))
    .sort();
}

if (import.meta.main) {
  await runMain(async () => {
    if (!(await ensureBuilt())) say('out/ is up to date');
    return 0;
  });
}
