import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type TestInfo } from '@playwright/test';
import { type Desk, startApp, stationDir } from './app.ts';

export { expect };

/** A seat with a data folder of its own; whatever it started is closed when the test ends. */
export class Seat {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'ucc-seat-'));
  readonly #desks: Desk[] = [];
  readonly #expected: RegExp[] = [];

  /** Starts the application; a test closes it to start it again on the same folder. */
  async start(flags: readonly string[] = []): Promise<Desk> {
    const desk = await startApp(this.dataDir, flags);
    this.#desks.push(desk);
    return desk;
  }

  /** Names problems that the test causes on purpose; every other one fails it. */
  expectProblem(pattern: RegExp): void {
    this.#expected.push(pattern);
  }

  get unexpected(): string[] {
    return this.#desks
      .flatMap(({ problems }) => problems)
      .filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)));
  }

  /** Keeps what was on the screens when a test failed. */
  async photograph(info: TestInfo): Promise<void> {
    for (const [index, { page }] of this.#desks.entries()) {
      if (!page.isClosed())
        await page.screenshot({ path: info.outputPath(`screen-${index + 1}.png`) }).catch(() => {});
    }
  }

  async end(): Promise<void> {
    for (const desk of this.#desks) await desk.close().catch(() => {});
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

/** Sets the demo district up as a person does, once for all tests of a worker; each gets a copy of its files. */
async function makeTemplate(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ucc-template-'));
  const desk = await startApp(dataDir);
  await desk.page.getByTestId('set-up').click();
  await desk.page.locator('.ucc-signin-people').waitFor({ timeout: 60_000 });
  await desk.close();
  expect(desk.problems).toEqual([]);
  return dataDir;
}

interface TestFixtures {
  /** A seat before its first start. */
  seat: Seat;
  /** A seat whose demo district is set up. */
  demoSeat: Seat;
  /** The application of {@link demoSeat}, asking who sits down. */
  desk: Desk;
}

export const test = base.extend<TestFixtures, { template: string }>({
  template: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern
    async ({}, use) => {
      const dataDir = await makeTemplate();
      await use(dataDir);
      rmSync(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  seat: async ({}, use, info) => {
    const seat = new Seat();
    await use(seat);
    if (info.status !== info.expectedStatus) await seat.photograph(info);
    await seat.end();
    expect(seat.unexpected).toEqual([]);
  },
  demoSeat: async ({ seat, template }, use) => {
    cpSync(stationDir(template), stationDir(seat.dataDir), { recursive: true });
    await use(seat);
  },
  desk: async ({ demoSeat }, use) => {
    const desk = await demoSeat.start();
    await desk.page.locator('.ucc-signin-people').waitFor();
    await use(desk);
  },
});
