import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixture.ts';

const GRAVE = new Set(['serious', 'critical']);

/** What axe holds against the page as it stands, gravely: rule, where, and why. */
export async function graveViolations(page: Page): Promise<string[]> {
  // Nothing that is still loading or fading is judged, and no tooltip that a pointer happens to raise.
  await page.mouse.move(1, 1);
  await expect(page.locator('.ag-tooltip')).toHaveCount(0);
  await expect(page.locator('.ant-spin-spinning:visible')).toHaveCount(0);
  // The other mode opens a page of its own to sum up frames, which a desktop application has no room for.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => GRAVE.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
}
