/**
 * The one entry of every npm script: makes sure that node_modules matches package-lock.json, then starts the target
 * with the project's own Node. Plain JavaScript without dependencies, because it runs before they are installed,
 * on whatever Node (18 or later) the machine has.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.ucc-installed');
const LOCK = join(ROOT, '.cache', 'install.lock');

const TARGETS = {
  start: 'scripts/start.ts',
  test: 'scripts/test.ts',
  cli: 'electron/cli.ts',
  check: 'scripts/check.ts',
  faults: 'scripts/planted-faults.ts',
  bench: 'scripts/bench.ts',
  screenshots: 'scripts/screenshots.ts',
  build: 'scripts/build.ts',
  pack: 'scripts/pack.ts',
  'smoke-packed': 'scripts/smoke-packed.ts',
  electron: 'scripts/electron-runtime.ts',
};

const say = (text) => process.stderr.write(`· ${text}\n`);

function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

/** The project's Node, or undefined while it is not installed. */
function ownNode() {
  const names = process.platform === 'win32' ? ['node/bin/node.exe', 'node/bin/node'] : ['node/bin/node'];
  return names.map((name) => join(MODULES, name)).find((path) => existsSync(path));
}

/** npm links a package's program only if it is there when the package is unpacked. */
function linkOwnNode() {
  const link = join(MODULES, '.bin', 'node');
  if (process.platform !== 'win32' && ownNode() && !existsSync(link)) symlinkSync('../node/bin/node', link);
}

function lockDigest() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`;
}

/** Whether what npm says it installed is what the lock asks for: then somebody ran npm by hand, and it is adopted. */
function installedMatchesLock() {
  const hidden = join(MODULES, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (found[path] ? found[path].version === version : optional),
  );
}

function readOr(path, otherwise) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}

function npm(args) {
  const viaNode = process.env.npm_execpath && /\.c?js$/.test(process.env.npm_execpath);
  const [command, rest] = viaNode ? [process.execPath, [process.env.npm_execpath, ...args]] : ['npm', args];
  const stdio = ['ignore', 2, 2];
  return (
    spawnSync(command, rest, { cwd: ROOT, stdio, shell: !viaNode && process.platform === 'win32' }).status ===
    0
  );
}

/** Installs what package-lock.json names, unless that is already there. */
function ensureDependencies() {
  const digest = lockDigest();
  const fresh = () => readOr(STAMP, '') === digest && ownNode() !== undefined;
  if (fresh()) return;
  const release = takeLock(fresh);
  try {
    if (fresh()) return;
    if (!installedMatchesLock()) {
      say('installing the packages of package-lock.json (npm ci, about a minute) …');
      const startedAt = Date.now();
      // Install scripts stay off: whether they run depends on npm's version, and none is needed but Node's (below).
      if (!npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']))
        fail('npm ci failed: see above.');
      say(`packages installed in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    }
    if (!ownNode()) {
      say("fetching the project's Node …");
      const cwd = join(MODULES, 'node');
      spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd, stdio: ['ignore', 2, 2] });
    }
    linkOwnNode();
    if (!ownNode()) fail("The project's Node could not be installed. Run: npm rebuild node");
    writeFileSync(STAMP, digest);
  } finally {
    release();
  }
}

/** One installation at a time: waits for another one of this checkout. Returns how to let go. */
function takeLock(done) {
  mkdirSync(dirname(LOCK), { recursive: true });
  let told = false;
  for (;;) {
    try {
      mkdirSync(LOCK);
      writeFileSync(join(LOCK, 'pid'), String(process.pid));
      const release = () => rmSync(LOCK, { recursive: true, force: true });
      process.once('exit', release);
      return release;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!ownerLives()) {
      rmSync(LOCK, { recursive: true, force: true });
      continue;
    }
    if (!told) say('another installation of this checkout is running; waiting for it …');
    told = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
    if (done()) return () => {};
  }
}

function ownerLives() {
  const pid = Number(readOr(join(LOCK, 'pid'), '0'));
  try {
    // A lock without an owner yet was taken this moment.
    if (pid === 0) return Date.now() - statSync(LOCK).mtimeMs < 5_000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const [name, ...args] = process.argv.slice(2);
const target = Object.hasOwn(TARGETS, name ?? '') ? TARGETS[name] : undefined;
if (!target) fail(`usage: node scripts/run.mjs <${Object.keys(TARGETS).join(' | ')}> [arguments]`);
ensureDependencies();

const path = [dirname(ownNode()), join(MODULES, '.bin'), process.env.PATH ?? ''].join(delimiter);
const child = spawn(ownNode(), [join(ROOT, target), ...args], {
  stdio: 'inherit',
  env: { ...process.env, PATH: path },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('error', (error) => fail(`cannot start ${ownNode()}: ${error.message}`));
child.once('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
