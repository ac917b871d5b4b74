import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

test('a rule is edited, held to its schema, published with a reason and at work at once', async ({
  desk,
  demoSeat,
}) => {
  const { page } = desk;
  await sitDown(page, 'systemAdmin');
  await page.getByTestId('nav-administration').click();
  await page.getByTestId('rule-kind-phrases').click();
  await page.getByTestId('rule-grid').locator('.ag-row').first().waitFor();
  await page.getByTestId('add-row').click();

  const state = page.getByTestId('draft-state');
  await expect(state).toContainText('1 处有误');
  await expect(page.getByTestId('row-form')).toContainText('太短、太小或未填');
  await expect(page.getByTestId('publish')).toBeDisabled();
  await page.locator('#row-zh').fill('已电话告知物业先行围护。');
  await expect(state).not.toContainText('有误');
  await expect(state).toHaveAttribute('data-state', 'saved');

  await page.getByTestId('publish').click();
  await expect(page.getByTestId('effect-sentences')).toContainText('已写入案件的文字不受影响');
  await page.getByTestId('publish-now').click();
  await expect(page.getByRole('dialog')).toContainText('必填');
  await page.getByTestId('reason').fill('值班例会决定');
  await page.getByTestId('publish-now').click();
  await expect(page.getByTestId('rule-kind-phrases')).toContainText('第 1 版');

  await sitDown(page, 'intakeOperator');
  await page.getByTestId('nav-intake').click();
  await expect(page.getByRole('button', { name: '已电话告知物业先行围护。' })).toBeVisible();
  await desk.close();

  const again = await demoSeat.start();
  await sitDown(again.page, 'systemAdmin');
  await again.page.getByTestId('nav-administration').click();
  await again.page.getByTestId('rule-kind-phrases').click();
  await again.page.getByRole('tab', { name: '版本' }).click();
  await expect(again.page.getByRole('row', { name: /第 1 版.*现行.*值班例会决定/ })).toBeVisible();
});
