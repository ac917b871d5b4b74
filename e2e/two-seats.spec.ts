import type { Page } from '@playwright/test';
import type { Desk } from './app.ts';
import { openCase, stageOf } from './case-steps.ts';
import { callEngine } from './engine-calls.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

/** Opens another window as Ctrl+Shift+N does, where somebody else can sit down. */
async function anotherSeat({ app }: Desk): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.sendInputEvent({
      type: 'keyDown',
      keyCode: 'N',
      modifiers: ['control', 'shift'],
    }),
  );
  const page = await opened;
  await page.locator('.ucc-signin-people').waitFor();
  return page;
}

test('two seats work on one case without losing a word, and the unit has it at once', async ({ desk }) => {
  const { page: first } = desk;
  await sitDown(first, 'dispatcher', 'centre');
  const second = await anotherSeat(desk);
  await sitDown(second, 'shiftLeader', 'centre');

  // The first seat begins to write; the second one sees who and where.
  await first.locator('.ag-row', { hasText: '晨曦街道' }).filter({ hasText: '待派遣' }).first().click();
  await first.getByTestId('recommended').waitFor();
  const number = (await first.locator('.ucc-case-number').textContent()) ?? '';
  await first.getByTestId('do-dispatch').click();
  const words = first.getByRole('dialog').locator('textarea').first();
  await words.fill('请先围护，再清运。');
  await openCase(second, number);
  await expect(second.getByTestId('claim')).toContainText('@席位1');

  // A step by somebody else is told, and the text stands.
  const hits = (await callEngine(second, ['cases', 'search'], { text: number, limit: 1 })) as {
    hits: { row: { id: string; version: number } }[];
  };
  const { id, version } = hits.hits[0]?.row ?? { id: '', version: 0 };
  await callEngine(second, ['cases', 'urge'], { id, expectedVersion: version, note: '' });
  await expect(first.getByTestId('guard-moved')).toBeVisible();
  await expect(words).toHaveValue('请先围护，再清运。');
  await expect(first.getByTestId('send')).toBeDisabled();
  await first.getByTestId('guard-go-on').click();
  await expect(first.getByTestId('send')).toBeEnabled();

  // The second seat wants the case, says why, and gets it when the first lets go.
  await second.getByTestId('do-urge').click();
  await expect(second.getByTestId('guard-others')).toBeVisible();
  await expect(second.getByTestId('send')).toBeDisabled();
  await second.getByTestId('guard-reason').fill('领导急件');
  await second.getByTestId('guard-ask').click();
  await expect(second.getByTestId('guard-asking')).toBeVisible();
  await expect(first.getByTestId('guard-wanted')).toContainText('领导急件');
  await first.keyboard.press('Escape');
  await expect(second.getByTestId('guard-asking')).toBeHidden();
  await expect(second.getByTestId('send')).toBeEnabled();
  await expect(first.getByTestId('claim')).toContainText('@席位2');
  await second.keyboard.press('Escape');
  await expect(first.getByTestId('claim')).toBeHidden();

  // The unit at the second seat is told of the case as soon as one digit has sent it there.
  await sitDown(second, 'streetSquad', 'squad-999999001');
  await second.getByTestId('nav-inbox').click();
  await second.getByTestId('inbox-row').first().waitFor();
  await first.locator('.ucc-panel').click({ position: { x: 5, y: 5 } });
  await first.keyboard.press('1');
  await expect(stageOf(first)).toHaveText('处置中');
  const announced = second.locator('.ant-notification-notice', { hasText: number });
  await announced.click();
  await second.keyboard.press('a');
  await expect(second.locator('[data-selected="true"] [data-testid="inbox-accept"]')).toBeHidden();
  await expect(second.locator('.ucc-timeline')).toContainText('接收');

  // Status by a digit, and a message that is accounted for.
  await second.keyboard.press('3');
  await expect(second.getByTestId('status-onSite')).toHaveAttribute('aria-pressed', 'true');
  await first.getByTestId('nav-board').click();
  await expect(first.getByTestId('person-squad-999999001-1')).toContainText('到场');
  await expect(first.getByTestId('person-squad-999999001-1')).toContainText(number);
  await first.getByTestId('nav-messages').click();
  await first.getByTestId('message-new').click();
  await expect(first.locator('.ucc-compose .ant-select input')).toBeFocused();
  await first.keyboard.insertText('贺云舒');
  await expect(first.locator('.ant-select-item-option-active')).toContainText('贺云舒');
  await first.keyboard.press('Enter');
  await first.getByTestId('message-text').fill('到位后请回复。');
  await first.keyboard.press('Control+Enter');
  await expect(first.getByTestId('receipt')).toContainText('已送达');
  await second.locator('.ant-notification-notice', { hasText: '到位后请回复' }).click();
  await expect(first.getByTestId('receipt')).toContainText('已读');
});
