import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

const header = (page: Page, column: string) => page.locator(`.ag-header-cell[col-id="${column}"]`);
const panel = (page: Page) => page.locator('.ucc-panel');

async function widthOf(locator: ReturnType<Page['locator']>): Promise<number> {
  return Math.round((await locator.boundingBox())?.width ?? 0);
}

async function drag(page: Page, from: { x: number; y: number }, by: number): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + by / 2, from.y);
  await page.mouse.move(from.x + by, from.y);
  await page.mouse.up();
}

async function centreOf(locator: ReturnType<Page['locator']>): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('Not in sight');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('what a person arranged comes back after a restart', async ({ desk, demoSeat }) => {
  const { page } = desk;
  await sitDown(page, 'dispatcher');
  await expect(page.locator('.ag-row').first()).toBeVisible();

  await drag(page, await centreOf(header(page, 'number').locator('.ag-header-cell-resize')), 60);
  await drag(page, await centreOf(page.locator('.ant-splitter-bar-dragger').first()), -90);
  await page.getByTestId('view-all').click();
  await page.getByTestId('add-condition').click();
  const editor = page.getByTestId('condition-editor');
  await editor.getByTestId('condition-field').click();
  await page.locator('.ant-select-item-option', { hasText: '街道' }).click();
  await editor.getByTestId('condition-values').click();
  await page.locator('.ant-select-item-option', { hasText: '锦书街道' }).click();
  await page.keyboard.press('Control+Enter');
  await editor.waitFor({ state: 'hidden' });
  await page.getByTestId('nav-settings').click();
  await page.getByText('English', { exact: true }).click();
  await page.getByText('Night', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await page.getByTestId('nav-desk').click();
  await expect(page.locator('.ag-row').first()).toBeVisible();
  const column = await widthOf(header(page, 'number'));
  const panelWidth = await widthOf(panel(page));
  expect(column).toBeGreaterThan(200);
  expect(panelWidth).toBeGreaterThan(500);
  await desk.close();

  const again = await demoSeat.start();
  // Started again at once: who sat there sits on.
  await expect(again.page.getByTestId('me')).toContainText('派遣员');
  await expect(again.page.getByTestId('view-all')).toHaveAttribute('aria-selected', 'true');
  await expect(again.page.getByTestId('nav-desk')).toContainText('Desk');
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'night');
  await expect(again.page.locator('.ucc-filters')).toContainText('锦书街道');
  await expect(again.page.locator('.ag-row').first()).toBeVisible();
  expect(await widthOf(header(again.page, 'number'))).toBe(column);
  expect(Math.abs((await widthOf(panel(again.page))) - panelWidth)).toBeLessThanOrEqual(2);

  // It is that person's own: another one finds the desk as it was delivered.
  await sitDown(again.page, 'shiftLeader');
  await expect(again.page.getByTestId('nav-desk')).toContainText('值班台');
  await expect(again.page.getByTestId('view-todo')).toHaveAttribute('aria-selected', 'true');
});
