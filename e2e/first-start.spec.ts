import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stationDir } from './app.ts';
import { callEngine } from './engine-calls.ts';
import { expect, type Seat, test } from './fixture.ts';

for (const { profile, bureau } of [
  { profile: 'jiading-310114', bureau: '嘉定' },
  { profile: 'empty', bureau: '' },
]) {
  test(`the district ${profile} starts with nothing but its rules, once and for all`, async ({ seat }) => {
    const desk = await seat.start();
    const { page } = desk;
    await page.getByTestId(`choice-${profile}`).click();
    await page.getByTestId('set-up').click();
    await expect(page.getByRole('heading', { level: 3 })).toContainText(bureau);
    await page.getByTestId('sign-in-intakeOperator').first().click();
    await expect(page.getByTestId('nav-intake')).toBeVisible();
    await expect(page.locator('.ag-overlay')).toContainText('此视图下没有案卷');
    await expect(page.getByTestId('annunciator')).toHaveAttribute('data-state', 'quiet');
    const again = { profileId: 'demo', demoCases: 0 };
    expect(await callEngine(page, ['station', 'setUp'], again)).toEqual({ refused: 'station.alreadySetUp' });
    await desk.close();

    const restarted = await seat.start();
    // Started again at once: who sat there sits on.
    await expect(restarted.page.getByTestId('me')).toBeVisible();
    await expect(restarted.page.getByTestId('set-up')).toHaveCount(0);
  });
}

/** Offset of the user version in the header of a database file (SQLite file format, 1.3). */
const USER_VERSION_AT = 60;
const LATER = 9_000;

const REFUSED = [
  {
    what: 'made by a later version',
    spoil: (file: Buffer) => {
      file.writeUInt32BE(LATER, USER_VERSION_AT);
    },
    says: /较新版本|更新的版本|新版本/,
  },
  {
    what: 'with broken pages',
    spoil: (file: Buffer) => {
      for (let page = 2; page < 40; page += 1) file.fill(0xa5, page * 4096, page * 4096 + 2048);
    },
    says: /损坏/,
  },
  {
    what: 'that is no database',
    spoil: (file: Buffer) => {
      file.fill(0x20, 0, 4096);
    },
    says: /损坏/,
  },
];

for (const { what, spoil, says } of REFUSED) {
  test(`a database ${what} is refused in plain words and stays as it is`, async ({ demoSeat }) => {
    demoSeat.expectProblem(/^engine: .*"event":"station.refused"/);
    const file = join(stationDir(demoSeat.dataDir), 'station.db');
    const bytes = readFileSync(file);
    spoil(bytes);
    writeFileSync(file, bytes);
    const before = digest(demoSeat);
    const desk = await demoSeat.start();
    await expect(desk.page.locator('.ant-result')).toContainText('数据库未能打开');
    await expect(desk.page.locator('.ant-result')).toContainText(says);
    await expect(desk.page.locator('.ant-result')).toContainText('原文件未作任何改动');
    const attempt = { profileId: 'empty', demoCases: 0 };
    expect(await callEngine(desk.page, ['station', 'setUp'], attempt)).toHaveProperty('refused');
    await desk.close();
    expect(digest(demoSeat)).toBe(before);
  });
}

function digest({ dataDir }: Seat): string {
  return createHash('sha256')
    .update(readFileSync(join(stationDir(dataDir), 'station.db')))
    .digest('hex');
}
