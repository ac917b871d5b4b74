import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { run as runProgram } from '../lib/exec.ts';
import { inRoot, ROOT } from '../lib/paths.ts';
import { type BenchLine, printLine } from './bench-line.ts';
import { openStage } from './window/stage.ts';

const BARE = join(import.meta.dirname, 'bare');
const SECONDS = 8;
/** Rows passed in a second, as a person does who holds the wheel: two to three screens. */
const ROWS_PER_SECOND = 80;
const ROW_PX = 30;

/**
 * Frames a second while the list of all cases is scrolled without pause, new pages coming from the engine all the time;
 * beside a bare page of the same runtime that does nothing but draw.
 */
async function run(cases: number): Promise<BenchLine[]> {
  const stage = await openStage();
  try {
    const bare = await stage.start(BARE, stage.folder());
    const floor = await frames(bare.page, '#ready');
    await bare.app.close();

    const dataDir = stage.folder();
    const seed = ['seed', '--db', join(dataDir, 'station'), '--profile', 'demo', '--cases', String(cases)];
    const code = await runProgram(process.execPath, [inRoot('electron', 'cli.ts'), ...seed], {
      output: 'stderr',
    });
    if (code !== 0) throw new Error(`seeding failed (${code})`);
    const { app, page } = await stage.start(ROOT, dataDir);
    await page.getByTestId('sign-in-dispatcher').first().click();
    await page.getByTestId('view-all').click();
    await page.locator('.ag-row[row-id]').first().waitFor();
    const drawn = await frames(page, '.ag-grid-viewport, .ag-body-viewport');
    await app.close();
    const line = (name: string, value: number, base: number, unit: string): BenchLine => ({
      name,
      value,
      unit,
      floor: { name: 'bare page', value: base },
    });
    return [
      line(`frames while scrolling among ${cases} cases`, drawn.perSecond, floor.perSecond, 'frames/s'),
      line('longest frame of a hundred (p99)', drawn.p99Ms, floor.p99Ms, 'ms'),
      { name: 'rows passed', value: drawn.passedPx / ROW_PX, unit: 'rows' },
    ];
  } finally {
    stage.close();
  }
}

interface Drawn {
  perSecond: number;
  p99Ms: number;
  passedPx: number;
}

/** Scrolls an element a little each frame for {@link SECONDS} and counts the frames. */
function frames(page: Page, selector: string): Promise<Drawn> {
  return page.evaluate(
    ([target, seconds, pxPerMs]) => {
      const element = document.querySelector(target as string);
      if (!element) throw new Error(`No ${target} in the page`);
      return new Promise<Drawn>((resolve) => {
        const took: number[] = [];
        const from = element.scrollTop;
        let began = 0;
        let last = 0;
        const draw = (now: number) => {
          if (began === 0) began = now;
          else took.push(now - last);
          last = now;
          element.scrollTop = from + (now - began) * (pxPerMs as number);
          if (now - began < (seconds as number) * 1000) requestAnimationFrame(draw);
          else {
            const perSecond = took.length / ((now - began) / 1000);
            took.sort((a, b) => a - b);
            resolve({
              perSecond,
              p99Ms: took[Math.floor(took.length * 0.99)] ?? 0,
              passedPx: element.scrollTop - from,
            });
          }
        };
        requestAnimationFrame(draw);
      });
    },
    [selector, SECONDS, (ROWS_PER_SECOND * ROW_PX) / 1000] as const,
  );
}

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } });
for (const line of await run(Number(values.cases))) console.log(printLine(line));
