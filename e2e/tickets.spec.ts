import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

/** Takes the main step of the open ticket: its form, what is typed into it, Ctrl+Enter. */
async function step(page: Page, name: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await page.getByTestId(`ticket-${name}`).click();
  await page.getByRole('dialog').waitFor();
  await fill?.(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

const choose = (words: string) => (page: Page) =>
  page.getByRole('dialog').getByText(words, { exact: true }).click();

test('a call becomes a ticket, a case and an answer, and the caller is asked', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'intakeOperator');
  await page.getByTestId('nav-tickets').click();
  await page.getByTestId('ticket-grid').locator('.ag-row').first().waitFor();
  await expect(page.getByTestId('ticket-figures')).toContainText('%');

  await page.keyboard.press('n');
  await page.getByTestId('ticket-number').fill('GD-E2E-1');
  await page.getByTestId('ticket-text').fill('长乐路夜间施工噪音扰民');
  await page.locator('#ticket-address').fill('长乐路12号');
  await page.locator('#ticket-reporterName').fill('周女士');
  await page.locator('#ticket-reporterPhone').fill('10012345678');
  await page.keyboard.press('Control+Enter');
  const panel = page.locator('article.ucc-case');
  await expect(panel).toContainText('周**');
  await expect(panel).not.toContainText('10012345678');

  await step(page, 'sign');
  await step(page, 'contact');
  await page.getByTestId('ticket-convert').click();
  await expect(page.getByTestId('from-ticket')).toContainText('GD-E2E-1');
  await expect(page.locator('#intake-description')).toHaveValue('长乐路夜间施工噪音扰民');
  await page.getByTestId('suggestion-1').waitFor();
  await page.getByTestId('register').click();
  await page.getByTestId('open-case').click();
  await page.locator('.ucc-case').getByTestId('open-ticket').click();

  await step(page, 'handle', (p) => p.getByRole('dialog').locator('textarea').fill('已责令停工'));
  await step(page, 'reply');
  await step(page, 'revisit', choose('满意'));
  await expect(panel.locator('.ucc-timeline')).toContainText('回访：满意');
  await expect(panel).toContainText('归档');

  await page.locator('#ticket-search').fill('GD-E2E');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('ticket-grid').locator('.ag-cell[col-id="number"]')).toHaveText(['GD-E2E-1']);
});

test('a hotline’s spreadsheet is tried, then taken in once', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'intakeOperator');
  await page.getByTestId('nav-tickets').click();
  await page.getByTestId('open-ticket-import').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByTestId('ticket-file').click();
  await (await chooser).setFiles(join(import.meta.dirname, 'tickets.csv'));
  await page.getByTestId('trial').click();
  const outcome = page.getByTestId('import-outcome');
  await expect(outcome).toContainText('将新增 2');
  await expect(outcome).toContainText('退回 1');
  await page.getByTestId('import-tickets').click();
  await expect(outcome).toContainText('已导入');
  await page.getByTestId('import-tickets').click();
  await expect(outcome).toContainText('未变 2');
});
