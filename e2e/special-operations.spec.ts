import type { Locator, Page } from '@playwright/test';
import { openAlarmAsCase, openCase, stageOf, takeStep } from './case-steps.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

const SQUAD = ['streetSquad', 'squad-999999001'] as const;

const say = (field: string, words: string) => async (form: Locator) => {
  await form.locator(`#${field}`).fill(words);
};

async function workOn(page: Page, number: string, post: string, unit?: string): Promise<void> {
  await sitDown(page, post, unit);
  await openCase(page, number);
}

test('a case goes the ways beside the ordinary one: proposed, taken back, extended above, supervised, on account, linked', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { page } = desk;
  const stage = stageOf(page);
  await sitDown(page, 'intakeOperator');
  const number = await openAlarmAsCase(page);
  await takeStep(page, 'prefile', say('note', '巡查属实'));
  await expect(stage).toHaveText('待立案');

  await workOn(page, number, 'shiftLeader');
  await expect(page.getByTestId('annex-proposal')).toContainText('巡查属实');
  await takeStep(page, 'file', (form) =>
    expect(form.getByTestId('foresight')).toContainText('整体时限开始计时'),
  );

  await workOn(page, number, 'dispatcher');
  await takeStep(page, 'dispatch', (form) =>
    expect(form.getByTestId('foresight')).toContainText('可由本人撤回'),
  );
  await expect(stage).toHaveText('处置中');
  await takeStep(page, 'withdraw', say('reason', '派错单位'));
  await expect(stage).toHaveText('待派遣');
  await takeStep(page, 'dispatch');

  await workOn(page, number, ...SQUAD);
  await takeStep(page, 'accept');
  await takeStep(page, 'requestExtension', say('reason', '等待材料'));

  // 待批示: what is asked stands in the queue, what an answer does stands in the case.
  await sitDown(page, 'shiftLeader');
  await page.getByTestId('view-approvals').click();
  const row = page.getByTestId('queue').locator('.ag-row', { hasText: number });
  await expect(row).toContainText('申请延期');
  await row.click();
  await expect(page.getByTestId('request')).toContainText(/第 1 次.*等待材料.*同意后.*原时限保留/s);
  await takeStep(page, 'reviewExtension', (form) => form.getByText('同意', { exact: true }).click());
  await expect(page.locator('.ucc-clocks')).toContainText('原');

  await workOn(page, number, 'bureauLeader');
  await takeStep(page, 'supervise', async (form) => {
    await form.getByText('挂牌督办').click();
    await say('opinion', '限期办结并书面回复')(form);
  });
  await workOn(page, number, ...SQUAD);
  await takeStep(page, 'replySupervision', say('reply', '已增派人手'));
  await expect(page.getByTestId('annex-supervisions')).toContainText(/挂牌督办.*已增派人手/s);

  await takeStep(page, 'requestSuspension', async (form) => {
    await say('reason', '结合改造工程实施')(form);
    await form.locator('#reviewAt').fill(dayAhead(20));
    await form.locator('#reviewAt').press('Enter');
  });
  await workOn(page, number, 'dispatcher');
  await takeStep(page, 'reviewSuspension', (form) => form.getByText('同意', { exact: true }).click());
  await expect(page.getByTestId('annex-suspendedFor')).toContainText('已挂账 0 天');

  await takeStep(page, 'relate', async (form) => {
    await form.locator('#otherId').fill('长乐路');
    await page.locator('.ant-select-item-option').first().click();
  });
  await expect(page.getByTestId('annex-links').getByTestId('open-linked')).toHaveCount(1);
});

/** `2026-12-01 10:00`, so many days from now. */
function dayAhead(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day} 10:00`;
}
