import { expect, test } from './fixture.ts';
import { graveViolations } from './grave-violations.ts';
import { sitDown } from './people.ts';

test('F1 brings the page of the screen one is on, beside the work', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'intakeOperator');
  const help = page.getByTestId('help');

  await page.locator('.ag-row').first().locator('.ag-cell').first().click();
  const cell = page.locator('.ag-cell:focus');
  await expect(cell).toHaveCount(1);
  await page.keyboard.press('F1');
  await expect(help).toHaveAttribute('data-page', 'desk');
  await expect(help).toBeFocused();
  await expect(help.getByRole('listitem').first()).toBeVisible();
  // The keys are those that work now: this post may take a step of the chosen case or not, but always move.
  await expect(help.locator('kbd', { hasText: '↓' })).toBeVisible();
  const [aside, work] = [await help.boundingBox(), await page.locator('.ucc-main').boundingBox()];
  expect((work?.x ?? 0) + (work?.width ?? 0)).toBeLessThanOrEqual(aside?.x ?? 0);
  expect(await graveViolations(page)).toEqual([]);

  await help.getByTestId('help-link-glossary').click();
  await expect(help).toHaveAttribute('data-page', 'glossary');
  await expect(help.locator('dt', { hasText: '挂账' }).first()).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(cell).toHaveCount(1);

  await page.getByTestId('nav-intake').click();
  await page.locator('#intake-description').fill('路灯不亮');
  await page.keyboard.press('F1');
  await expect(help).toHaveAttribute('data-page', 'intake');
  await page.keyboard.press('Escape');
  await expect(page.locator('#intake-description')).toBeFocused();
  await expect(page.locator('#intake-description')).toHaveValue('路灯不亮');

  await page.getByTestId('command').fill('yw');
  await page.getByTestId('command').press('Enter');
  await page.getByTestId('me').click();
  await page.getByRole('menuitem', { name: 'Help' }).click();
  await expect(help.getByRole('heading', { level: 2 })).toHaveText('Help · Intake');
  // It goes along to the next screen.
  await page.getByTestId('nav-tickets').click();
  await expect(help).toHaveAttribute('data-page', 'tickets');
  await page.keyboard.press('F1');
  await expect(help).toHaveCount(0);
});
