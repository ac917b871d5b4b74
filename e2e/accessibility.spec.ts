import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { graveViolations } from './grave-violations.ts';
import { sitDown } from './people.ts';

type Visit = readonly [screen: string, go: (page: Page) => Promise<void>];

const nav = (screen: string, ready: string): Visit => [
  screen,
  async (page) => {
    await page.getByTestId(`nav-${screen}`).click();
    await page.locator(ready).first().waitFor();
  },
];

const linksTab = (screen: string, index: number): Visit => [
  screen,
  async (page) => {
    const tab = page.locator('.ucc-links-tabs').getByRole('tab').nth(index);
    await tab.click();
    await page.getByRole('tab', { selected: true }).and(tab).waitFor();
    await page.getByRole('tabpanel').locator('table, .ant-empty').first().waitFor();
  },
];

/** Screens of one post after another, as few people sit down as can see everything. */
const VISITS: Readonly<Record<string, readonly Visit[]>> = {
  intakeOperator: [
    nav('desk', '.ag-row'),
    [
      'case',
      async (page) => {
        await page.locator('.ag-row').first().click();
        await page.locator('.ucc-case .ucc-timeline').waitFor();
      },
    ],
    [
      'step',
      async (page) => {
        await page.locator('.ucc-actions button').first().click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'intake',
      async (page) => {
        await page.keyboard.press('Escape');
        await page.getByTestId('nav-intake').click();
        await page.locator('#intake-description').fill('路灯不亮');
        await page.getByTestId('suggestion-1').waitFor();
        await page.locator('#intake-address').fill('长乐路120号');
        await page.getByTestId('register').click();
        await page.locator('[data-error="true"]').first().waitFor();
      },
    ],
    nav('tickets', '.ag-row'),
    [
      'ticket',
      async (page) => {
        await page.getByTestId('ticket-view-all').click();
        await page.getByTestId('ticket-grid').locator('.ag-row').first().click();
        await page.locator('.ucc-case .ucc-timeline').waitFor();
      },
    ],
    [
      'ticket entry',
      async (page) => {
        await page.getByTestId('new-ticket').click();
        await page.getByTestId('ticket-text').waitFor();
      },
    ],
    [
      'ticket import',
      async (page) => {
        await page.getByTestId('open-ticket-import').click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'tickets again',
      async (page) => {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
      },
    ],
    nav('import', '[data-testid=choose-file]'),
    [
      'import mapping',
      async (page) => {
        const chooser = page.waitForEvent('filechooser');
        await page.getByTestId('choose-file').click();
        await (await chooser).setFiles(join(import.meta.dirname, 'hotline.csv'));
        await page.getByTestId('load-mapping').waitFor();
      },
    ],
    [
      'import preview',
      async (page) => {
        await page.getByTestId('to-preview').click();
        await page.getByTestId('to-run').waitFor();
      },
    ],
    [
      'import run',
      async (page) => {
        await page.getByTestId('to-run').click();
        await page.getByTestId('dry-run').click();
        await expect(page.getByTestId('job')).toHaveAttribute('data-state', 'finished');
      },
    ],
    [
      'command',
      async (page) => {
        await page.getByTestId('command').fill('长乐路');
        await page.getByTestId('choice-case').first().waitFor();
      },
    ],
  ],
  streetSquad: [
    nav('inbox', '.ucc-inbox'),
    nav('board', '.ucc-board-table'),
    nav('messages', '.ucc-messages'),
    [
      'compose',
      async (page) => {
        await page.getByTestId('message-new').click();
        await page.getByTestId('message-to').waitFor();
      },
    ],
  ],
  dispatcher: [
    nav('desk', '.ag-row'),
    [
      'recommended units',
      async (page) => {
        await page.locator('.ag-row', { hasText: '待派遣' }).first().click();
        await page.getByTestId('recommended-1').waitFor();
      },
    ],
    [
      'marked cases',
      async (page) => {
        await page.locator('.ag-row [col-id="mark"]').first().click();
        await page.getByTestId('batch-dispatch').click();
        await page.getByTestId('batch-run').waitFor();
      },
    ],
  ],
  systemAdmin: [
    [
      'administration',
      async (page) => {
        await page.getByTestId('nav-administration').click();
        await page.getByTestId('rule-grid').locator('.ag-row').first().click();
        await page.getByTestId('row-form').waitFor();
      },
    ],
    [
      'calendar',
      async (page) => {
        await page.getByTestId('rule-kind-calendar').click();
        await page.getByTestId('month').waitFor();
      },
    ],
    [
      'rights',
      async (page) => {
        await page.getByTestId('rule-kind-posts').click();
        await page.locator('[role=tab]').nth(1).click();
        await page.getByTestId('matrix').waitFor();
      },
    ],
    [
      'numbers',
      async (page) => {
        await page.getByTestId('rule-kind-numberFormat').click();
        await page.getByTestId('number-example').waitFor();
      },
    ],
  ],
  shiftLeader: [
    nav('alarms', '.ag-row'),
    [
      'alarm',
      async (page) => {
        await page.getByTestId('alarm-tile').first().locator('.ucc-tile-body').click();
        await page.getByTestId('alarm-panel').waitFor();
      },
    ],
    [
      'shelve',
      async (page) => {
        await page.getByTestId('alarm-shelve').click();
        await page.getByTestId('shelve-reason').waitFor();
      },
    ],
    [
      'why',
      async (page) => {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'hidden' });
        await page.getByTestId('alarm-why').click();
        await page.getByTestId('why-frame').waitFor();
      },
    ],
    [
      'overview',
      async (page) => {
        await page.keyboard.press('Escape');
        await page.getByTestId('nav-overview').click();
        await page.locator('.ucc-overview, .ucc-main section').first().waitFor();
      },
    ],
    [
      'trend',
      async (page) => {
        await page.getByTestId('nav-telemetry').click();
        await page.getByTestId('device-line').first().click();
        await page.locator('.ucc-main .ucc-chart canvas').first().waitFor();
      },
    ],
    nav('links', '.ucc-main table, .ucc-main .ag-row'),
    linksTab('devices', 1),
    linksTab('unregistered', 2),
    linksTab('quarantine', 3),
    nav('settings', '.ant-card'),
  ],
};

test.describe('no screen shuts anybody out', () => {
  test('first start', async ({ seat }) => {
    const { page } = await seat.start();
    await page.getByTestId('set-up').waitFor();
    expect(await graveViolations(page)).toEqual([]);
  });

  for (const theme of ['day', 'night'] as const) {
    test(`every screen by ${theme}`, async ({ desk }) => {
      test.setTimeout(180_000);
      const { page } = desk;
      await page.emulateMedia({ colorScheme: theme === 'night' ? 'dark' : 'light' });
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
      const found: Record<string, string[]> = {};
      const look = async (screen: string) => {
        const violations = await graveViolations(page);
        if (violations.length > 0) found[screen] = violations;
      };
      await look('sign-in');
      for (const [post, visits] of Object.entries(VISITS)) {
        await sitDown(page, post);
        await page.getByTestId('alarm-tile').first().waitFor();
        for (const [screen, go] of visits) {
          await go(page);
          await look(screen);
        }
        // A dialog that was looked at last would stand before whoever comes next.
        await page.keyboard.press('Escape');
        await expect(page.locator('.ant-modal-wrap:visible')).toHaveCount(0);
      }
      expect(found).toEqual({});
    });
  }
});
