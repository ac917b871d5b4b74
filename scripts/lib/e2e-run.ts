import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.ts';
import { describeRuntime, resolveElectron, runtimeEnv } from '../electron-runtime.ts';
import { run } from './exec.ts';
import { inRoot, ROOT } from './paths.ts';
import { noSandboxBecause, prepareSandboxHelper } from './sandbox.ts';
import { say } from './say.ts';
import { ensureSystemPackages } from './system-packages.ts';
import { type Counts, NOTHING, playwrightCounts, withExitCode } from './test-counts.ts';
import { readableTree, testUser } from './test-user.ts';
import { startXvfb } from './xvfb.ts';

const LIMIT_MS = 25 * 60_000;

/** Marks the tests that take pictures for docs/screenshots instead of checking anything. */
const SCREENSHOTS = '@screenshots';

/** Runs the end-to-end tests. */
export function runEndToEnd(): Promise<Counts> {
  return runPlaywright({ args: [`--grep-invert=${SCREENSHOTS}`] });
}

/** Runs the tests marked `@screenshots`; what they write into UCC_SCREENSHOTS_DIR replaces what `dir` holds. */
export function takeScreenshots(dir: string): Promise<Counts> {
  return runPlaywright({ args: [`--grep=${SCREENSHOTS}`], keepScreenshots: dir });
}

/**
 * Runs Playwright tests of e2e/ on the built application, under an Xvfb of its own on Linux and as an ordinary
 * user when the caller is root. What the tests find in their environment: UCC_ELECTRON (program), UCC_SQLITE_BINDING
 * (when that Electron needs one), UCC_E2E_NO_SANDBOX=1 (only where Chromium cannot sandbox).
 */
async function runPlaywright(wish: { args: string[]; keepScreenshots?: string }): Promise<Counts> {
  if (!hasTests(inRoot('e2e'))) {
    say('e2e/ holds no tests: none ran');
    return NOTHING;
  }
  await ensureSystemPackages('window', 'xvfb', 'fonts');
  const runtime = await resolveElectron();
  say(describeRuntime(runtime));
  await ensureBuilt();
  prepareSandboxHelper(runtime.dist);

  const work = mkdtempSync(join(tmpdir(), 'ucc-e2e-'));
  process.once('exit', () => rmSync(work, { recursive: true, force: true }));
  const user = testUser(work);
  const needed = [
    runtime.executable,
    runtime.nativeBinding,
    inRoot('out', 'main', 'main.js'),
    process.execPath,
  ];
  const tree = readableTree(
    user,
    needed.filter((path) => path !== undefined),
    work,
  );
  const bare = noSandboxBecause(runtime.dist, user.uid);
  if (bare) say(`the tests run Electron with --no-sandbox: ${bare}`);
  const display = process.platform === 'linux' ? await startXvfb(user.ids) : undefined;
  const report = join(work, 'report.json');
  const results = join(work, 'results');
  const shots = join(work, 'home', 'screenshots');
  try {
    const exitCode = await run(
      tree.of(process.execPath),
      [
        join(tree.root, 'node_modules', '@playwright', 'test', 'cli.js'),
        'test',
        ...configArgs(tree.root),
        ...wish.args,
        '--pass-with-no-tests',
        '--reporter=list,json',
        `--output=${results}`,
      ],
      {
        cwd: tree.root,
        ...user.ids,
        output: 'stderr',
        timeoutMs: LIMIT_MS,
        env: {
          ...process.env,
          ...user.env,
          ...(display ? { DISPLAY: display.display } : {}),
          ...mapValues(runtimeEnv(runtime), tree.of),
          ...(bare ? { UCC_E2E_NO_SANDBOX: '1' } : {}),
          UCC_ELECTRON: tree.of(runtime.executable),
          UCC_SCREENSHOTS_DIR: shots,
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        },
      },
    );
    const counts = existsSync(report) ? playwrightCounts(JSON.parse(readFileSync(report, 'utf8'))) : NOTHING;
    const summed = withExitCode(counts, exitCode);
    if (summed.failed > 0) keep(results, join(ROOT, 'test-results'), 'what the failed tests left');
    else if (wish.keepScreenshots) keep(shots, wish.keepScreenshots, 'the screenshots');
    return summed;
  } finally {
    display?.stop();
  }
}

function hasTests(dir: string): boolean {
  if (!existsSync(dir)) return false;
  return readdirSync(dir, { recursive: true }).some((file) => /\.(spec|test|e2e)\.ts$/.test(String(file)));
}

function configArgs(root: string): string[] {
  const config = ['playwright.config.ts', 'e2e/playwright.config.ts'].find((path) =>
    existsSync(join(root, path)),
  );
  return config ? [`--config=${config}`] : [join(root, 'e2e', '/')];
}

function mapValues(
  values: Record<string, string>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

/** Replaces the folder `target` by what a run left in `source`, if it left anything. */
function keep(source: string, target: string, what: string): void {
  if (!existsSync(source)) return;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  cpSync(source, target, { recursive: true });
  say(`${what}: ${target}`);
}
