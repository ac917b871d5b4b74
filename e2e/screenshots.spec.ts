import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Desk, enginePid } from './app.ts';
import { openAlarmAsCase, openCase, workUntilClosing } from './case-steps.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';
import { withFewColours } from './png.ts';

/** Pictures that the README shows stand in front, all others in `all/`. */
const FOR_README: ReadonlySet<string> = new Set(['desk-day', 'desk-night', 'intake', 'why', 'overview']);

type Camera = (name: string) => Promise<void>;

function cameraFor(page: Page, dir: string): Camera {
  mkdirSync(join(dir, 'all'), { recursive: true });
  return async (name) => {
    await expect(page.locator('.ant-spin-spinning:visible')).toHaveCount(0);
    await page.mouse.move(1, 1);
    await expect(page.locator('.ag-tooltip')).toHaveCount(0);
    // The last frame is drawn: fonts are there and nothing changes any more.
    await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
    const picture = await page.screenshot();
    if (FOR_README.has(name)) writeFileSync(join(dir, `${name}.png`), withFewColours(picture));
    else writeFileSync(join(dir, 'all', `${name}.png`), picture);
  };
}

/** Takes a verb of the command bar: `rj` day, `yj` night, `zw` Chinese, `yw` English. */
async function say(page: Page, verb: string): Promise<void> {
  await page.getByTestId('command').fill(verb);
  await page.getByTestId('command').press('Enter');
}

async function resize({ app, page }: Desk, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    {
      width,
      height,
    },
  );
  await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, {
    width,
    height,
  });
}

/** Screens of the intake operator: desk, case, step, intake, import, command bar. */
async function intakeScreens(page: Page, take: Camera, look: string, file: string): Promise<void> {
  await page.getByTestId('nav-intake').click();
  await page.locator('#intake-sourceCode').fill('02');
  await page.keyboard.press('Enter');
  await page.locator('#intake-description').fill('长乐路菜场门口堆了很多垃圾，天热有异味，路都走不了。');
  await page.getByTestId('suggestion-1').waitFor();
  await page.locator('#intake-address').fill('长乐路88号菜场东门');
  await page.locator('#intake-reporterName').fill('周女士');
  await page.locator('#intake-reporterPhone').fill('13800001234');
  await page.getByTestId('open-similar').first().waitFor();
  await take(look === 'day' ? 'intake' : `intake-${look}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button').last().click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });

  await page.getByTestId('nav-tickets').click();
  await page.getByTestId('ticket-view-all').click();
  await page.getByTestId('ticket-grid').locator('.ag-row').first().click();
  await page.locator('.ucc-case .ucc-timeline').waitFor();
  await take(`tickets-${look}`);
  await page.getByTestId('new-ticket').click();
  await page.getByTestId('ticket-text').waitFor();
  await take(`ticket-entry-${look}`);

  await page.getByTestId('nav-import').click();
  await take(`import-file-${look}`);
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('choose-file').click();
  await (await chooser).setFiles(file);
  await page.getByTestId('to-preview').waitFor();
  await take(`import-mapping-${look}`);
  await page.getByTestId('to-preview').click();
  await page.getByTestId('to-run').waitFor();
  await take(`import-preview-${look}`);
  await page.getByTestId('to-run').click();
  await page.getByTestId('dry-run').click();
  await expect(page.getByTestId('job')).toHaveAttribute('data-state', 'finished');
  await take(`import-run-${look}`);
  await page.getByTestId('another-file').click();

  await page.getByTestId('nav-desk').click();
  await page.locator('.ag-row').first().waitFor();
  await page.getByTestId('command').fill('长乐路');
  await page.getByTestId('choice-case').first().waitFor();
  await take(`command-${look}`);
  await page.getByTestId('command').press('Escape');
  await page.getByTestId('command').press('Escape');
}

/** Screens of the shift leader: desk, case with a step, alarms, causes, trend, overview, links, settings. */
async function leaderScreens(page: Page, take: Camera, look: string, number: string): Promise<void> {
  await openCase(page, number);
  await page.locator('.ucc-photo img').waitFor();
  await take(`desk-${look}`);
  await page.getByTestId('do-close').click();
  await page.getByRole('dialog').waitFor();
  await take(`step-${look}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByTestId('why').click();
  await page.getByTestId('why-frame').waitFor();
  await take(look === 'day' ? 'why' : `why-${look}`);
  await page.getByTestId('why-frame').scrollIntoViewIfNeeded();
  await take(`why-frame-${look}`);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByTestId('nav-alarms').click();
  await page.locator('.ag-row').first().waitFor();
  await take(`alarms-${look}`);
  await page.getByTestId('alarm-tile').first().locator('.ucc-tile-body').click();
  await page.getByTestId('alarm-panel').waitFor();
  await take(`alarm-${look}`);
  await page.getByTestId('nav-telemetry').click();
  await page.getByTestId('device-line').first().click();
  await page.locator('.ucc-main .ucc-chart canvas').first().waitFor();
  await take(`trend-${look}`);
  await page.getByTestId('nav-overview').click();
  await page.locator('.ucc-main svg.recharts-surface').first().waitFor();
  await take(look === 'day' ? 'overview' : `overview-${look}`);
  await page.getByTestId('nav-links').click();
  await page.getByTestId('frame').waitFor();
  await take(`links-${look}`);
  await page.getByTestId('nav-board').click();
  await page.locator('.ucc-board-table').waitFor();
  await take(`board-${look}`);
  await page.getByTestId('nav-messages').click();
  await page.getByTestId('message-new').click();
  await take(`messages-${look}`);
  await page.getByTestId('nav-settings').click();
  await take(`settings-${look}`);
  await page.getByTestId('nav-desk').click();
}

/** Screens of the administrator: a table of rules with a row, the calendar, rights by post. */
async function administratorScreens(page: Page, take: Camera, look: string): Promise<void> {
  await page.getByTestId('nav-administration').click();
  await page.getByTestId('rule-kind-filingConditions').click();
  await page.getByTestId('rule-grid').locator('.ag-row').first().click();
  await page.getByTestId('row-form').waitFor();
  await take(`rules-${look}`);
  await page.getByTestId('rule-kind-calendar').click();
  await page.getByTestId('month').waitFor();
  await take(`calendar-${look}`);
  await page.getByTestId('rule-kind-posts').click();
  await page.locator('[role=tab]').nth(1).click();
  await page.getByTestId('matrix').waitFor();
  await take(`rights-${look}`);
}

const LOOKS = [
  { look: 'day', language: 'zw', appearance: 'rj' },
  { look: 'night', language: 'zw', appearance: 'yj' },
  { look: 'day-en', language: 'yw', appearance: 'rj' },
  { look: 'night-en', language: 'yw', appearance: 'yj' },
] as const;

test('every screen, by day and night, in both languages', { tag: '@screenshots' }, async ({ seat }, info) => {
  test.setTimeout(600_000);
  seat.expectProblem(/^engine: (?!.*"level":"error")/);
  // A machine with loudspeakers: without any the annunciator says so, and the pictures are not about that.
  const desk = await seat.start(['--use-fake-device-for-media-stream']);
  const { app, page } = desk;
  const take = cameraFor(page, process.env.UCC_SCREENSHOTS_DIR ?? info.outputPath('screenshots'));
  const file = join(import.meta.dirname, 'hotline.csv');
  await page.getByTestId('set-up').waitFor();
  await take('welcome-day');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('welcome-night');
  await page.getByTestId('set-up').click();
  await page.locator('.ucc-signin-people').waitFor({ timeout: 60_000 });
  await take('sign-in-night');
  await page.emulateMedia({ colorScheme: 'light' });
  await take('sign-in-day');
  await sitDown(page, 'intakeOperator');
  const tile = page.getByTestId('alarm-tile').first();
  await tile.waitFor();
  for (const { look, language, appearance } of LOOKS) {
    await say(page, language);
    await say(page, appearance);
    await intakeScreens(page, take, look, file);
  }
  await say(page, 'zw');
  await say(page, 'rj');
  await tile.getByTestId('acknowledge-tile').click();
  const number = await openAlarmAsCase(page);
  await workUntilClosing(page, number);
  await sitDown(page, 'shiftLeader');
  for (const { look, language, appearance } of LOOKS) {
    await say(page, language);
    await say(page, appearance);
    await leaderScreens(page, take, look, number);
  }
  await sitDown(page, 'systemAdmin');
  for (const { look, language, appearance } of LOOKS) {
    await say(page, language);
    await say(page, appearance);
    await administratorScreens(page, take, look);
  }
  await sitDown(page, 'shiftLeader');
  await say(page, 'zw');
  await say(page, 'rj');
  await openCase(page, number);
  await resize(desk, 1280, 720);
  await take('desk-narrow');
  await say(page, 'yw');
  await say(page, 'yj');
  await openCase(page, number);
  await take('desk-narrow-night-en');
  await say(page, 'zw');
  await say(page, 'rj');
  await resize(desk, 1600, 900);

  const away = page.getByTestId('engine-down').waitFor();
  process.kill((await enginePid(app)) ?? 0, 'SIGKILL');
  await away;
  await page.screenshot({
    path: join(process.env.UCC_SCREENSHOTS_DIR ?? info.outputPath('screenshots'), 'all', 'engine-down.png'),
  });
});
