import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { Typist } from './typist.ts';

/** Presses a case may cost beside its free text, registering, filing and dispatching taken together. */
const ALLOWED_A_CASE = 40;

/** Ten different things: words, place, street by its initials. */
const CALLS = [
  ['长乐路菜场门口堆了很多垃圾，天热有异味。', '长乐路88号菜场东门', 'cx'],
  ['人行道上井盖破损，行人容易踩空。', '复兴路12号门前', 'yf'],
  ['烧烤摊占道经营，油烟很大。', '锦绣路与光明路口', 'js'],
  ['路灯连续三盏不亮，夜里看不清路。', '青禾大道200号', 'qh'],
  ['工地没有围挡，扬尘严重。', '砚池路工地北门', 'yc'],
  ['共享单车乱停放，堵住盲道。', '书岚地铁站2号口', 'sl'],
  ['电线杆上贴满小广告。', '长乐路45号对面', 'cx'],
  ['下水道堵塞，污水外溢。', '云帆路7号院', 'yf'],
  ['店铺把货架摆到人行道上，店外经营。', '锦书路33号', 'js'],
  ['行道树枯死，树枝快要掉下来。', '青禾路61号', 'qh'],
] as const;

/** Sits down by the keyboard: a name, Enter. */
async function sitDownByName(page: Page, typist: Typist, name: string): Promise<void> {
  if (await page.getByTestId('me').isVisible()) {
    // From a field, where a bare key is a letter.
    await typist.press('Control+k');
    await typist.code('tc');
    await typist.press('Enter');
  }
  await expect(page.locator('.ucc-signin-people')).toBeVisible();
  await typist.code(name);
  await expect(page.locator('.ucc-signin-person')).toHaveCount(1);
  await typist.press('Enter');
  await page.getByTestId('me').waitFor();
}

/** Marks the ten newest to-dos and takes a step with all of them; every one must be done. */
async function takeWithTen(page: Page, typist: Typist, verb: string): Promise<void> {
  await typist.press('/');
  await typist.code('zxdb');
  await typist.press('Enter');
  await expect(page.locator('.ag-row[row-index="0"]')).toContainText(CALLS.at(-1)?.[0].slice(0, 6) ?? '');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await typist.press('ArrowDown');
  for (let n = 0; n < CALLS.length; n += 1) {
    await expect(page.locator('.ag-cell-focus')).toBeVisible();
    await typist.press('Space');
  }
  await expect(page.getByTestId('batch')).toContainText('已标记 10 件');
  await typist.press('/');
  await typist.code(verb);
  await expect(page.getByTestId('choice-verb')).toHaveCount(1);
  await typist.press('Enter');
  await page.getByTestId('batch-run').waitFor();
  await typist.press('Control+Enter');
  await expect(page.getByTestId('batch-tally')).toHaveText('办成 10 件，未办成 0 件，未处理 0 件');
  await typist.press('Control+Enter');
  await page.getByTestId('batch-run').waitFor({ state: 'hidden' });
}

test('ten different cases are registered, filed and dispatched without the mouse', async ({ desk }) => {
  const { page } = desk;
  const seats = new Typist(page);
  const typist = new Typist(page);
  await sitDownByName(page, seats, '叶一鸣');
  await page.getByTestId('queue').locator('.ag-row').first().waitFor();
  await typist.press('/');
  await typist.code('dj');
  await typist.press('Enter');
  for (const [index, [text, address, street]] of CALLS.entries()) {
    await expect(page.locator('#intake-sourceCode')).toBeFocused();
    if (index === 0) {
      // A source whose reports are filed without a look on site; it stays for the calls that follow.
      await typist.code('01');
      await typist.press('Enter');
    }
    await typist.tabTo('description');
    await typist.freeText(text);
    await page.getByTestId('suggestion-1').waitFor();
    await typist.press('Alt+1');
    await typist.tabTo('address');
    await typist.freeText(address);
    await typist.tabTo('streetCode');
    await typist.code(street);
    await expect(page.locator('.ant-select-item-option-active:visible')).toHaveCount(1);
    await typist.press('Enter');
    await typist.press('Control+Enter');
    await expect(page.getByTestId('registered')).toContainText('待立案');
  }
  const registering = typist.presses;

  await sitDownByName(page, seats, '江听雨');
  await takeWithTen(page, typist, 'la');
  const filing = typist.presses - registering;

  await sitDownByName(page, seats, '汪知远');
  await takeWithTen(page, typist, 'pq');
  const dispatching = typist.presses - registering - filing;

  console.log(
    `ten cases by keyboard: ${typist.presses} presses beside the free text, ${typist.presses / CALLS.length} a case (registering ${registering}, filing ${filing}, dispatching ${dispatching}; changing seats ${seats.presses} more)`,
  );
  expect(typist.presses / CALLS.length).toBeLessThanOrEqual(ALLOWED_A_CASE);
});
