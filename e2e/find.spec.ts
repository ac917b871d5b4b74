import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

test('a view goes to a file, masked and with a watermark', async ({ desk, demoSeat }) => {
  const { app, page } = desk;
  const file = join(demoSeat.dataDir, 'cases.csv');
  // The dialog belongs to the desktop: the shell is told where the person would have saved.
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await sitDown(page, 'shiftLeader');
  await page.getByTestId('view-overdue').click();
  await page.getByTestId('export').click();
  await page.getByText('CSV', { exact: true }).click();
  await page.getByTestId('start-export').click();
  await expect(page.getByTestId('export-job')).toHaveAttribute('data-state', 'finished');
  const lines = readFileSync(file, 'utf8').trim().split('\r\n');
  expect(lines[0]).toContain('案号');
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.at(-1)).toMatch(/导出人 .*已超时/);
  expect(lines.join()).not.toMatch(/\b1[3-9]\d{9}\b/);
});

test('a form of a case is seen and saved as a PDF, and both are facts', async ({ desk, demoSeat }) => {
  const { app, page } = desk;
  const file = join(demoSeat.dataDir, 'form.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await sitDown(page, 'shiftLeader');
  await page.getByTestId('view-overdue').click();
  // Only rows of this view are all red; those of the one before may still stand there.
  await page.locator('.ag-row .ucc-light[data-light="red"]').first().click();
  await page.locator('.ucc-case').waitFor();
  await page.getByTestId('print').click();
  await expect(page.getByTestId('print-preview').locator('h1')).toHaveText('任务分派单');
  await page.getByText('列表前').click();
  await page.getByTestId('print-pdf').click();
  await expect.poll(() => existsSync(file)).toBe(true);
  const pdf = readFileSync(file, 'latin1');
  expect(pdf.slice(0, 5)).toBe('%PDF-');
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const listed = Number(await page.getByTestId('view-overdue').locator('small').textContent());
  expect(pages).toBeGreaterThanOrEqual(Math.min(listed, 50));
  // The hidden window that drew it is gone.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a queue is narrowed by the keyboard, searched for words, and kept for another post', async ({
  desk,
}) => {
  const { page } = desk;
  await sitDown(page, 'shiftLeader');
  await page.getByTestId('view-all').click();
  await expect(page.locator('.ag-row').first()).toBeVisible();

  // The words are marked where they stand, and every row holds them.
  await page.getByTestId('filter-words').fill('井盖');
  await page.getByTestId('filter-words').press('Enter');
  await expect(page.locator('.ag-row mark', { hasText: '井盖' }).first()).toBeVisible();

  // F opens the builder; everything in it answers to keys.
  await page.locator('.ag-row').first().click();
  await page.keyboard.press('f');
  const editor = page.getByTestId('condition-editor');
  await expect(editor.getByTestId('condition-field').locator('input')).toBeFocused();
  await page.keyboard.type('阶段');
  await page.keyboard.press('Enter');
  await editor.getByTestId('condition-values').locator('input').focus();
  await page.keyboard.type('已结案');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByTestId('condition-stage')).toContainText('已结案');
  await expect(page.locator('.ag-row [col-id="stage"]').first()).toHaveText('已结案');

  await page.getByTestId('save-view').click();
  await page.getByTestId('view-name').fill('井盖已结案');
  await page.getByTestId('view-post').click();
  await page.locator('.ant-select-item-option', { hasText: '派遣员' }).click();
  await page.getByTestId('view-name').press('Enter');
  await expect(page.getByRole('tab', { name: '井盖已结案' })).toHaveAttribute('aria-selected', 'true');

  await sitDown(page, 'dispatcher');
  await page.getByRole('tab', { name: '井盖已结案' }).click();
  await expect(page.getByTestId('condition-stage')).toContainText('已结案');
  await expect(page.getByTestId('filter-words')).toHaveValue('井盖');
  await page.getByTestId('condition-stage').press('Delete');
  await expect(page.getByTestId('condition-stage')).toHaveCount(0);
});
