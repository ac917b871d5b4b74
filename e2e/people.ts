import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROOT } from './app.ts';

interface Person {
  id: string;
  name: string;
  unit: string;
  posts: string[];
}

const people = (
  JSON.parse(readFileSync(join(ROOT, 'resources/profiles/demo/persons.json'), 'utf8')) as { rows: Person[] }
).rows;

/** Lets a person of the demo district with this post (and of this unit) sit down, whoever sat there before. */
export async function sitDown(page: Page, post: string, unit?: string): Promise<void> {
  const person = people.find(
    ({ posts, unit: own }) => posts.includes(post) && (unit === undefined || own === unit),
  );
  if (!person) throw new Error(`Nobody in the demo district is ${post} of ${unit ?? 'any unit'}`);
  await page.getByTestId('me').or(page.locator('.ucc-signin-people')).waitFor();
  if (await page.getByTestId('me').isVisible()) await standUp(page);
  await page.locator('.ucc-signin-person', { hasText: person.name }).getByTestId(`sign-in-${post}`).click();
  await page.getByTestId('me').waitFor();
}

export async function standUp(page: Page): Promise<void> {
  await page.getByTestId('me').click();
  await page.getByRole('menuitem').last().click();
  await page.locator('.ucc-signin-people').waitFor();
}
