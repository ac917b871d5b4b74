import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ROOT } from '../lib/paths.ts';
import { type BenchLine, median, printLine } from './bench-line.ts';
import { openStage, type Stage } from './window/stage.ts';

const BARE = join(import.meta.dirname, 'bare');

/**
 * From process start to a queue one can work in, beside the bare window of the same runtime: all started the same way
 * with the same flags, by turns. The first start (choosing a district) was before. Once with somebody who signs in (the
 * button is clicked as soon as it is there), once started again with who sat there before. A queue one can work in has
 * rows, and one of them has answered a click.
 */
async function run(rounds: number): Promise<BenchLine[]> {
  const stage = await openStage();
  try {
    const dataDir = stage.folder();
    await setUp(stage, dataDir);
    const bareDir = stage.folder();
    const bare: number[] = [];
    const signedIn: SignInMarks[] = [];
    const again: Marks[] = [];
    for (let round = 0; round <= rounds; round++) {
      const bareMs = await startBare(stage, bareDir);
      const first = await startAndSignIn(stage, dataDir);
      const second = await startAgain(stage, dataDir);
      // The first of each fills the system's file cache and the cache of compiled code.
      if (round === 0) continue;
      bare.push(bareMs);
      signedIn.push(first);
      again.push(second);
    }
    const floor = { name: 'bare window', value: median(bare) };
    const line = (name: string, values: number[]): BenchLine => ({
      name,
      value: median(values),
      unit: 'ms',
      floor,
    });
    return [
      line(
        'process start to loaded page',
        signedIn.map(({ loaded }) => loaded),
      ),
      line(
        'process start to the sign-in button',
        signedIn.map(({ signIn }) => signIn),
      ),
      line(
        'process start to first rows, signing in',
        signedIn.map(({ rows }) => rows),
      ),
      line(
        'process start to a queue one can work in, signing in',
        signedIn.map(({ usable }) => usable),
      ),
      line(
        'process start to first rows, started again',
        again.map(({ rows }) => rows),
      ),
      line(
        'process start to a queue one can work in, started again',
        again.map(({ usable }) => usable),
      ),
    ];
  } finally {
    stage.close();
  }
}

interface Marks {
  rows: number;
  usable: number;
}

interface SignInMarks extends Marks {
  loaded: number;
  signIn: number;
}

async function setUp(stage: Stage, dataDir: string): Promise<void> {
  const { app, page } = await stage.start(ROOT, dataDir);
  await page.getByTestId('set-up').click();
  await page.locator('.ucc-signin-people').waitFor({ timeout: 300_000 });
  await app.close();
}

async function startBare(stage: Stage, dataDir: string): Promise<number> {
  const { app, page, startedAt } = await stage.start(BARE, dataDir);
  await page.locator('#ready').waitFor();
  const ms = performance.now() - startedAt;
  await app.close();
  return ms;
}

async function startAndSignIn(stage: Stage, dataDir: string): Promise<SignInMarks> {
  const { app, page, startedAt } = await stage.start(ROOT, dataDir);
  await page.waitForLoadState('load');
  const loaded = performance.now() - startedAt;
  const post = page.getByTestId('sign-in-dispatcher').first();
  await post.waitFor();
  const signIn = performance.now() - startedAt;
  await post.click();
  const marks = await workInQueue(page, startedAt);
  await app.close();
  return { loaded, signIn, ...marks };
}

async function startAgain(stage: Stage, dataDir: string): Promise<Marks> {
  const { app, page, startedAt } = await stage.start(ROOT, dataDir);
  const marks = await workInQueue(page, startedAt);
  await page.getByTestId('me').click();
  await page.getByRole('menuitem').last().click();
  await page.locator('.ucc-signin-people').waitFor();
  await app.close();
  return marks;
}

async function workInQueue(page: Page, startedAt: number): Promise<Marks> {
  const row = page.locator('.ag-row[row-id]').first();
  await row.locator('.ag-cell').first().waitFor();
  const rows = performance.now() - startedAt;
  await row.click();
  await page.locator('.ag-row-selected').waitFor();
  return { rows, usable: performance.now() - startedAt };
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
for (const line of await run(Number(values.rounds))) console.log(printLine(line));
