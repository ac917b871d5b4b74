import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runLogged } from './exec.ts';
import { cacheDir, inRoot, packageFile } from './paths.ts';
import { step, Trouble } from './say.ts';
import { ensureSystemPackages } from './system-packages.ts';

/** The first Electron whose Node-API (10) runs better-sqlite3's prebuilt binaries. */
const FIRST_ELECTRON_WITH_NAPI_10 = 36;

/**
 * What lets better-sqlite3's own source compile for Node-API 9: it asks for version 10 only for a few functions
 * that older headers offer as experimental ones.
 */
const CXXFLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

/** Whether an Electron of this version ("33.2.1") needs a binding of its own. */
export function needsOwnBinding(electronVersion: string): boolean {
  return Number.parseInt(electronVersion, 10) < FIRST_ELECTRON_WITH_NAPI_10;
}

/**
 * Path of a better-sqlite3 binding that runs under Node-API 9 (Electron 33, Node 20), built on the first call
 * (about 80 s of one core) and kept in the cache folder afterwards.
 */
export async function ensureSqliteBinding(): Promise<string> {
  const version = installedVersion('better-sqlite3');
  const home = join(cacheDir(), `better-sqlite3-${version}-napi9-${process.platform}-${process.arch}`);
  const binding = join(home, 'better_sqlite3.node');
  if (existsSync(binding)) return binding;
  await ensureSystemPackages('build');
  await step(`compiling better-sqlite3 ${version} for Node-API 9 (once per machine, about 80 s)`, () =>
    build(home),
  );
  return binding;
}

async function build(home: string): Promise<void> {
  const work = `${home}.tmp-${process.pid}`;
  const source = join(work, 'better-sqlite3');
  mkdirSync(join(work, 'node_modules'), { recursive: true });
  try {
    cpSync(inRoot('node_modules', 'better-sqlite3'), source, {
      recursive: true,
      filter: (path) => !/better-sqlite3[\\/](prebuilds|build)([\\/]|$)/.test(path),
    });
    cpSync(inRoot('node_modules', 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), {
      recursive: true,
    });
    const headers = nodeHeaders();
    await runLogged(
      process.execPath,
      [
        packageFile('node-gyp', 'bin', 'node-gyp.js'),
        'rebuild',
        '--release',
        '--force_build=1',
        ...(headers ? [`--nodedir=${headers}`] : []),
      ],
      join(work, 'build.log'),
      { cwd: source, env: { ...process.env, CXXFLAGS }, timeoutMs: 15 * 60_000 },
    );
    const result = join(work, 'result');
    mkdirSync(result, { mode: 0o755 });
    cpSync(join(source, 'build', 'Release', 'better_sqlite3.node'), join(result, 'better_sqlite3.node'));
    check(join(result, 'better_sqlite3.node'));
    moveIntoPlace(result, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Renames a finished folder into the cache; when another process was faster, its equal result stays. */
export function moveIntoPlace(finished: string, home: string): void {
  try {
    renameSync(finished, home);
  } catch (error) {
    if (!existsSync(home)) throw error;
  }
}

/** Opens a database through the new binding, so that a broken one is never kept. */
function check(binding: string): void {
  const Database = createRequire(import.meta.url)('better-sqlite3') as new (
    file: string,
    options: { nativeBinding: string },
  ) => { prepare(sql: string): { pluck(): { get(): unknown } }; close(): void };
  const db = new Database(':memory:', { nativeBinding: binding });
  if (db.prepare('SELECT 1').pluck().get() !== 1) throw new Trouble('the new SQLite binding does not answer');
  db.close();
}

/** A folder with `include/node`, or undefined: node-gyp then downloads the headers itself. */
function nodeHeaders(): string | undefined {
  const platformPackage = `node-${process.platform}-${process.arch}`;
  return [
    inRoot('node_modules', 'node', 'node_modules', platformPackage),
    inRoot('node_modules', platformPackage),
    '/usr',
  ].find((dir) => existsSync(join(dir, 'include', 'node', 'node_api.h')));
}

/** The version of an installed package, from its package.json. */
export function installedVersion(name: string): string {
  return JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')).version;
}
