import { once } from 'node:events';
import { createConnection } from 'node:net';
import { expect, test } from './fixture.ts';
import { sitDown } from './people.ts';

/** A Yaohua indicator at rest: +18640, ten times. */
const WEIGHINGS = Buffer.from('022b30313836343030313003', 'hex');

test('a weighbridge is linked by its protocol’s own form, heard, named and understood', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'systemAdmin');
  await page.getByTestId('nav-links').click();
  await page.getByTestId('add-link').click();
  const form = page.getByTestId('link-form');
  await form.locator('#name').fill('东门地磅');
  await form.locator('#protocol').click();
  await page.getByTitle('耀华 XK3190 地磅仪表').click();
  await expect(form.getByText('「=」格式的数位顺序')).toBeVisible();
  await form.locator('#transport_host').fill('127.0.0.1');
  await form.locator('#transport_port').fill('0');
  await form.locator('#options_number').fill('GATE-EAST');
  await page.getByRole('button', { name: /^保\s?存$/ }).click();

  await page.getByText('东门地磅').first().click();
  const panel = page.getByTestId('link-panel');
  await expect(panel).toContainText('耀华 XK3190 地磅仪表');
  const line = panel.getByText(/实际地址 127\.0\.0\.1:\d+/);
  await line.waitFor();
  const [, port] = /127\.0\.0\.1:(\d+)/.exec((await line.textContent())?.split('实际地址')[1] ?? '') ?? [];
  const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
  await once(socket, 'connect');
  for (let i = 0; i < 10; i++) socket.write(WEIGHINGS);
  await expect(panel).toContainText('起始 STX');
  await expect(panel).toContainText('异或校验正确');
  await page.getByRole('tab', { name: /未登记设备/ }).click();
  await expect(page.getByRole('row', { name: /GATE-EAST/ })).toContainText('地磅');
  socket.destroy();
});

test('a monitor is told to say its time, and its answer is seen', async ({ desk }) => {
  const { page } = desk;
  await sitDown(page, 'systemAdmin');
  await page.getByTestId('nav-links').click();
  await page.getByText('演示扬尘监测（本机）').first().click();
  const panel = page.getByTestId('link-panel');
  await expect(panel).toContainText('DEMO00000000000000000001');
  const answered = panel.getByRole('row', { name: /提取时间（1011）.*已完成/ });
  // The monitors first bring what they kept, then dial again: what is said in between is lost with the line.
  await expect(async () => {
    await panel.getByTestId('say-to-device').click();
    await page.getByTestId('order-form').waitFor();
    await page.getByRole('button', { name: /^发\s?送$/ }).click();
    await expect(answered.first()).toBeVisible({ timeout: 3000 });
  }).toPass();
});
