import { enginePid } from './app.ts';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

const BACK_WITHIN_MS = 3_000;

test('the engine is killed: the desk says so, goes on with a new one, and nothing acknowledged is lost', async ({
  demoSeat,
  desk,
}) => {
  const { app, page } = desk;
  // Its last words may be cut off in the middle of a line.
  demoSeat.expectProblem(/^engine: (?!.*"level":"error")/);
  await sitDown(page, 'intakeOperator');
  await page.getByTestId('nav-intake').click();
  await page.locator('#intake-sourceCode').fill('02');
  await page.keyboard.press('Enter');
  await page.locator('#intake-description').fill('路灯不亮，晚上看不清路。');
  await expect(page.getByTestId('suggestion-1')).toBeVisible();
  await page.locator('#intake-address').fill('长乐路120号');
  const first = await enginePid(app);
  if (first === undefined) throw new Error('No engine runs');
  // Watched inside the page, so that how often the test looks does not count.
  const away = page.evaluate(async () => {
    const shown = () => document.querySelector('[data-testid="engine-down"]') !== null;
    const frame = () => new Promise(requestAnimationFrame);
    while (!shown()) await frame();
    const saidAt = Date.now();
    while (shown()) await frame();
    return { saidAt, backAt: Date.now() };
  });
  await page.getByTestId('register').click();
  await page.getByTestId('registered').waitFor();
  const killedAt = Date.now();
  process.kill(first, 'SIGKILL');
  const said = (await page.getByTestId('registered').textContent()) ?? '';
  const number = /[CE]?\d{12,}/.exec(said)?.[0];
  if (!number) throw new Error(`No case number in "${said}"`);

  const { saidAt, backAt } = await away;
  const backAfterMs = backAt - killedAt;
  console.log(
    `engine killed: said after ${saidAt - killedAt} ms, up again after ${backAfterMs} ms (of ${BACK_WITHIN_MS})`,
  );
  expect(backAfterMs).toBeLessThan(BACK_WITHIN_MS);
  const second = await enginePid(app);
  expect(second).not.toBe(first);

  // The same person still sits here, finds what was acknowledged, and takes the next step.
  await expect(page.getByTestId('me')).toContainText('受理员');
  await page.getByTestId('command').fill(number);
  await page.getByTestId('choice-case').first().waitFor();
  await page.getByTestId('command').press('Enter');
  await expect(page.locator('.ucc-case-number')).toHaveText(number);
  await expect(page.getByTestId('queue').locator('.ag-row').first()).toBeVisible();
  await page.getByTestId('do-sendVerification').click();
  await page.getByRole('dialog').getByTestId('send').click();
  await expect(page.locator('.ucc-stages [aria-current="step"] small')).toHaveText('核实中');
});
