import { expect, type Locator, type Page } from '@playwright/test';
import { sitDown } from './people.ts';
import { picture } from './png.ts';

/** Where the open case stands. */
export const stageOf = (page: Page): Locator => page.locator('.ucc-stages [aria-current="step"] small');

/** Takes a step of the open case: fills its form and sends it. */
export async function takeStep(
  page: Page,
  command: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const button = page.getByTestId(`do-${command}`);
  // Steps that do not fit the panel stand under "more".
  if (!(await button.isVisible())) await page.getByTestId('more-actions').click();
  await button.click();
  const form = page.getByRole('dialog');
  await fill(form);
  await form.getByTestId('send').click();
  await form.waitFor({ state: 'hidden' });
}

/** Opens a case by its number, as a person does who was given it. */
export async function openCase(page: Page, number: string): Promise<void> {
  await page.getByTestId('command').fill(number);
  await page.getByTestId('choice-case').first().waitFor();
  await page.getByTestId('command').press('Enter');
  await expect(page.locator('.ucc-case-number')).toHaveText(number);
}

/** Makes the dust alarm of the demo a case and opens it; answers with its number. */
export async function openAlarmAsCase(page: Page): Promise<string> {
  await page.getByTestId('alarm-tile').filter({ hasText: 'TSP' }).first().locator('.ucc-tile-body').click();
  await page.getByTestId('alarm-open-case').click();
  await page.locator('.ant-popconfirm').getByRole('button').last().click();
  return (await page.locator('.ucc-case-number').textContent()) ?? '';
}

/** Words that the district keeps ready for this step. */
const sayAsUsual = (form: Locator): Promise<void> => form.locator('.ucc-phrases button').first().click();

/** Takes the case of an alarm from the intake desk, where it is open, to where it only has to be closed. */
export async function workUntilClosing(page: Page, number: string): Promise<void> {
  const stage = stageOf(page);
  await expect(stage).toHaveText('待受理');
  await takeStep(page, 'sendVerification');
  await expect(stage).toHaveText('核实中');
  await takeStep(page, 'reportVerification', async (form) => {
    await form.getByText('属实', { exact: true }).click();
    await sayAsUsual(form);
  });
  await expect(stage).toHaveText('待立案');

  await sitDown(page, 'shiftLeader');
  await openCase(page, number);
  await takeStep(page, 'file');
  await expect(stage).toHaveText('待派遣');

  await sitDown(page, 'dispatcher');
  await openCase(page, number);
  // The recommendation names the unit, the row it follows from, and how much the unit has to do already.
  const recommended = page.getByTestId('recommended-1');
  await expect(recommended).toContainText('晨曦街道综合行政执法队');
  await expect(recommended).toContainText(/责任表 .+×.+/);
  await expect(recommended).toContainText(/在办 \d+ 件/);
  await takeStep(page, 'dispatch', (form) => expect(form).toContainText('晨曦街道综合行政执法队'));
  await expect(stage).toHaveText('处置中');

  await sitDown(page, 'streetSquad', 'squad-999999001');
  await openCase(page, number);
  await takeStep(page, 'accept');
  await page.getByTestId('add-photo').click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: '处置后' }).click();
  await (await chooser).setFiles({ name: '处置后.png', mimeType: 'image/png', buffer: picture() });
  await expect(page.locator('.ucc-photo img')).toBeVisible();
  await takeStep(page, 'dispose', async (form) => {
    await sayAsUsual(form);
    await expect(form.getByRole('checkbox')).toBeChecked();
  });
  await expect(stage).toHaveText('待发核查');

  await sitDown(page, 'intakeOperator');
  await openCase(page, number);
  await takeStep(page, 'sendCheck');
  await takeStep(page, 'reportCheck', async (form) => {
    await form.getByText('合格', { exact: true }).click();
    await sayAsUsual(form);
  });
  await expect(stage).toHaveText('待结案');
}
