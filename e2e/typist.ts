import { expect, type Page } from '@playwright/test';

/** A keyboard that counts: free text is typed for its own sake, every other press is the application's doing. */
export class Typist {
  presses = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      // A chord is as many presses as it has keys.
      this.presses += key.split('+').length;
      await this.#page.keyboard.press(key);
    }
  }

  /** Codes, initials and numbers that find something or could be read off: they count. */
  async code(text: string): Promise<void> {
    this.presses += text.length;
    await this.#page.keyboard.type(text);
  }

  /** Goes on to a field of the intake form, however many stops there are before it. */
  async tabTo(field: string): Promise<void> {
    const here = () => this.#page.evaluate((id) => document.activeElement?.id === id, `intake-${field}`);
    for (let stops = 0; stops < 4 && !(await here()); stops += 1) await this.press('Tab');
    await expect(this.#page.locator(`#intake-${field}`)).toBeFocused();
  }

  async freeText(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }
}
