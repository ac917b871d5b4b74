import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { Desk } from './app.ts';
import { expect, test } from './fixture.ts';
import { BAD_ROWS, CLASS_WORDS, correct, GOOD_ROWS, patrolFile, STAGE_WORDS } from './patrol-file.ts';
import { sitDown } from './people.ts';

/** Chooses one of the words under a field. */
async function pick(page: Page, field: Locator, words: string): Promise<void> {
  await field.click();
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
  await options.filter({ hasText: words }).first().click();
}

async function chooseFile(page: Page, file: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('choose-file').click();
  await (await chooser).setFiles(file);
  await page.getByTestId('load-mapping').waitFor();
}

/** Says which column is what, and what the company's own words mean. */
async function mapByHand(page: Page): Promise<void> {
  const columns = {
    externalId: '巡查单',
    reportedAt: '记录于',
    description: '经过',
    status: '进度',
    address: '所在',
    street: '片区',
  };
  for (const [field, column] of Object.entries(columns))
    await pick(page, page.getByTestId(`column-${field}`), column);
  const row = (field: string) => page.locator('.ucc-import-field', { has: page.locator(`#field-${field}`) });
  await pick(page, row('class').locator('.ant-select').first(), '归口');
  await page.keyboard.press('Escape');
  await page.locator('#mapping-source').fill('patrol-company');
  await pick(page, page.locator('.ant-select', { has: page.locator('#mapping-formats') }), 'yyyy/M/d H:mm');
  await page.keyboard.press('Escape');
  await pick(page, row('sourceCode').locator('.ant-select').last(), '监督员上报');
  for (const [field, words] of [
    ['class', CLASS_WORDS],
    ['status', STAGE_WORDS],
  ] as const) {
    await row(field).locator('.ucc-values > button').click();
    for (const [from, to] of Object.entries(words)) {
      const line = row(field).locator('tr', { has: page.getByRole('cell', { name: from, exact: true }) });
      await pick(page, line.locator('.ant-select'), to);
    }
  }
}

async function runImport(page: Page): Promise<Record<string, number>> {
  await page.getByTestId('to-preview').click();
  await page.getByTestId('to-run').click();
  await page.getByTestId('start-import').click();
  await expect(page.getByTestId('job')).toHaveAttribute('data-state', 'finished');
  const counts = ['read', 'created', 'updated', 'unchanged', 'rejected'];
  const shown = await Promise.all(counts.map((name) => page.getByTestId(`count-${name}`).textContent()));
  return Object.fromEntries(counts.map((name, index) => [name, Number(shown[index])]));
}

/** The file dialog belongs to the desktop: the shell is told where the person would have saved. */
async function saveReport({ app, page }: Desk, file: string): Promise<string> {
  await app.evaluate(({ session }, path) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(path));
  }, file);
  await page.getByTestId('save-report').click();
  await expect.poll(() => readText(file)).toContain('_errors');
  return readText(file);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

test('a file the wizard has never seen: bad rows are shown, saved, corrected and come in once', async ({
  desk,
  demoSeat,
}) => {
  const { page } = desk;
  const file = join(demoSeat.dataDir, '巡查导出.csv');
  writeFileSync(file, patrolFile());
  await sitDown(page, 'intakeOperator');
  await page.getByTestId('nav-import').click();
  await chooseFile(page, file);
  await expect(page.getByTestId('to-preview')).toBeDisabled();
  await mapByHand(page);
  await page.getByTestId('save-mapping').click();
  await page.locator('.ant-message-success').waitFor();

  await page.getByTestId('to-preview').click();
  await expect(page.locator('.ucc-import-table tr[data-wrong="true"]')).toHaveCount(BAD_ROWS);
  await expect(page.locator('.ucc-row-errors').first()).toContainText('前天下午');
  await page.getByTestId('to-run').click();
  await page.getByTestId('dry-run').click();
  await expect(page.getByTestId('count-created')).toHaveText(String(GOOD_ROWS));
  await expect(page.getByTestId('job')).toHaveAttribute('data-state', 'finished');
  await page.getByTestId('start-import').click();
  await expect(page.getByTestId('job').locator('h2')).not.toContainText('试运行');
  await expect(page.getByTestId('job')).toHaveAttribute('data-state', 'finished');
  await expect(page.getByTestId('count-created')).toHaveText(String(GOOD_ROWS));
  await expect(page.getByTestId('count-rejected')).toHaveText(String(BAD_ROWS));
  await expect(page.getByTestId('rejected').locator('tbody tr')).toHaveCount(BAD_ROWS);

  const report = join(demoSeat.dataDir, '被拒.csv');
  const corrected = join(demoSeat.dataDir, '更正.csv');
  writeFileSync(corrected, correct(await saveReport(desk, report)));

  await page.getByTestId('another-file').click();
  await chooseFile(page, corrected);
  await pick(page, page.getByTestId('load-mapping'), '巡查导出');
  expect(await runImport(page)).toEqual({
    read: BAD_ROWS,
    created: BAD_ROWS,
    updated: 0,
    unchanged: 0,
    rejected: 0,
  });

  // Twice imported, a case stands once.
  await page.getByTestId('another-file').click();
  await chooseFile(page, file);
  await pick(page, page.getByTestId('load-mapping'), '巡查导出');
  const again = await runImport(page);
  expect(again).toMatchObject({
    read: GOOD_ROWS + BAD_ROWS,
    created: 0,
    unchanged: GOOD_ROWS,
    rejected: BAD_ROWS,
  });

  await page.getByTestId('command').fill(`XC-${1000 + GOOD_ROWS}`);
  await expect(page.getByTestId('choice-case')).toHaveCount(1);
  await page.getByTestId('command').press('Enter');
  await expect(page.locator('.ucc-case')).toContainText(`patrol-company XC-${1000 + GOOD_ROWS}`);
});
