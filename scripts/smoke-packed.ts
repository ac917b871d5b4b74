/**
 * `npm run pack:smoke`: starts the packed application with an empty data folder, under an Xvfb of its own, and waits
 * until its first window has loaded and the engine has made its data files; then it must end by itself when asked to.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killGroup } from './lib/exec.ts';
import { inRoot } from './lib/paths.ts';
import { noSandboxBecause, prepareSandboxHelper } from './lib/sandbox.ts';
import { runMain, say, seconds, Trouble } from './lib/say.ts';
import { ensureSystemPackages } from './lib/system-packages.ts';
import { testUser } from './lib/test-user.ts';
import { startXvfb } from './lib/xvfb.ts';

const READY_MS = 60_000;
const END_MS = 15_000;

await runMain(async () => {
  if (process.platform !== 'linux') throw new Trouble('this check knows Linux packages only');
  const dist = inRoot('release', 'linux-unpacked');
  const executable = join(dist, 'urban-command-centre');
  if (!existsSync(executable)) throw new Trouble('nothing packed: run npm run pack first');
  await ensureSystemPackages('window', 'xvfb', 'fonts');
  prepareSandboxHelper(dist);
  const work = mkdtempSync(join(tmpdir(), 'ucc-smoke-'));
  const user = testUser(work);
  const dataDir = join(work, 'home', 'data');
  const bare = noSandboxBecause(dist, user.uid);
  if (bare) say(`with --no-sandbox: ${bare}`);
  const xvfb = await startXvfb(user.ids);
  const startedAt = performance.now();
  const app = spawn(executable, [...(bare ? ['--no-sandbox'] : []), `--user-data-dir=${dataDir}`], {
    ...user.ids,
    cwd: work,
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...user.env, DISPLAY: xvfb.display, UCC_SMOKE: '1' },
  });
  const ended = new Promise<number | null>((settle) => app.once('exit', settle));
  try {
    await within(READY_MS, 'the first window did not load', sees(app.stdout, 'UCC_READY'), ended);
    const files = readdirSync(dataDir, { recursive: true }).map(String);
    if (!files.some((file) => /\.(db|sqlite)$/.test(file)))
      throw new Trouble(`the engine made no data file: ${files.join(' ')}`);
    say(`window ready after ${seconds(performance.now() - startedAt)}`);
    app.kill('SIGTERM');
    const code = await within(END_MS, 'the application did not end', ended);
    say(`ended with ${code}`);
    console.log('the packed application starts');
    return 0;
  } finally {
    killGroup(app.pid);
    xvfb.stop();
    rmSync(work, { recursive: true, force: true });
  }
});

function sees(stream: NodeJS.ReadableStream | null, word: string): Promise<void> {
  return new Promise((settle) => {
    let text = '';
    stream?.on('data', (chunk) => {
      text += chunk;
      if (text.includes(word)) settle();
    });
  });
}

/** The first of several events, or a `Trouble` when none comes in time. An early end of the application is one too. */
function within<T>(
  limitMs: number,
  complaint: string,
  awaited: Promise<T>,
  ended?: Promise<number | null>,
): Promise<T> {
  return new Promise((settle, fail) => {
    const timer = setTimeout(() => fail(new Trouble(`${complaint} within ${seconds(limitMs)}`)), limitMs);
    const end =
      <A>(then: (value: A) => void) =>
      (value: A) => {
        clearTimeout(timer);
        then(value);
      };
    awaited.then(end(settle), end(fail));
    ended?.then(end((code) => fail(new Trouble(`the application ended with ${code}`))));
  });
}
