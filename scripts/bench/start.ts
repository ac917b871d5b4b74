import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../lib/paths.ts';
import { type BenchLine, median, printLine } from './bench-line.ts';
import { openStage, type Stage } from './window/stage.ts';

const BARE = join(import.meta.dirname, 'bare');

/**
 * From process start to a queue one can work in, beside the bare window of the same runtime: both started the same way
 * with the same flags, by turns. The first start (choosing a district) was before; the sign-in button is clicked
 * as soon as it is there; a queue one can work in has rows, and one of them has answered a click.
 */
async function run(rounds: number): Promise<BenchLine[]> {
  const stage = await openStage();
  try {
    const dataDir = stage.folder();
    await setUp(stage, dataDir);
    const bareDir = stage.folder();
    const bare: number[] = [];
    const marks: Marks[] = [];
    for (let round = 0; round <= rounds; round++) {
      const bareMs = await startBare(stage, bareDir);
      const mark = await startDesk(stage, dataDir);
      // The first of each fills the system's file cache.
      if (round === 0) continue;
      bare.push(bareMs);
      marks.push(mark);
    }
    const floor = { name: 'bare window', value: median(bare) };
    const line = (name: string, of: keyof Marks): BenchLine => ({
      name,
      value: median(marks.map((mark) => mark[of])),
      unit: 'ms',
      floor,
    });
    return [
      line('process start to loaded page', 'loaded'),
      line('process start to the sign-in button', 'signIn'),
      line('process start to first rows', 'rows'),
      line('process start to a queue one can work in', 'usable'),
    ];
  } finally {
    stage.close();
  }
}

interface Marks {
  loaded: number;
  signIn: number;
  rows: number;
  usable: number;
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

async function startDesk(stage: Stage, dataDir: string): Promise<Marks> {
  const { app, page, startedAt } = await stage.start(ROOT, dataDir);
  const since = () => performance.now() - startedAt;
  await page.waitForLoadState('load');
  const loaded = since();
  const post = page.getByTestId('sign-in-dispatcher').first();
  await post.waitFor();
  const signIn = since();
  await post.click();
  const row = page.locator('.ag-row[row-id]').first();
  await row.locator('.ag-cell').first().waitFor();
  const rows = since();
  await row.click();
  await page.locator('.ag-row-selected').waitFor();
  const usable = since();
  await page.getByTestId('me').click();
  await page.getByRole('menuitem').last().click();
  await page.locator('.ucc-signin-people').waitFor();
  await app.close();
  return { loaded, signIn, rows, usable };
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
for (const line of await run(Number(values.rounds))) console.log(printLine(line));
