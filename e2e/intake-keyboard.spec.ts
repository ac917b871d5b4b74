import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';
import { Typist } from './typist.ts';

/** Presses that registering a call may cost beside the free text itself. */
const ALLOWED = 60;

test('a hotline call is registered without the mouse, in few keystrokes', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'intakeOperator');
  await expect(page.getByTestId('queue').locator('.ag-row').first()).toBeVisible();
  const focused = (field: string) => expect(page.locator(`#intake-${field}`)).toBeFocused();
  const shownIn = (field: string) => page.getByTestId(`intake-${field}`);
  const typist = new Typist(page);

  await typist.press('/');
  await typist.code('dj');
  await typist.press('Enter');
  await focused('sourceCode');
  await typist.code('02');
  await typist.press('Enter');
  await expect(shownIn('sourceCode')).toContainText('12345热线');

  await typist.tabTo('description');
  await typist.freeText('长乐路菜场门口堆了很多垃圾，天热有异味，路都走不了。');
  await expect(page.getByTestId('suggestion-1')).toBeVisible();
  await typist.press('Alt+1');
  await expect(shownIn('classKey')).toContainText(/E01\d\d/);

  await typist.tabTo('address');
  await typist.freeText('长乐路88号菜场东门');
  await typist.tabTo('streetCode');
  await typist.code('cx');
  await typist.press('Enter');
  await expect(shownIn('streetCode')).toContainText('晨曦街道');

  await typist.tabTo('reporterName');
  await typist.freeText('周女士');
  await typist.tabTo('reporterPhone');
  await typist.code('13800001234');
  await typist.press('Control+Enter');

  const registered = page.getByTestId('registered');
  await expect(registered).toContainText(/\d{8}/);
  // The person's name and number are not left on the screen.
  await expect(registered).not.toContainText('13800001234');
  // Ready for the next call: the fields are empty and the first one waits.
  await focused('sourceCode');
  await expect(page.locator('#intake-description')).toHaveValue('');
  console.log(`intake by keyboard: ${typist.presses} presses beside the free text (of ${ALLOWED})`);
  expect(typist.presses).toBeLessThanOrEqual(ALLOWED);
});
