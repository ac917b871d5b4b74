import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_PREFERENCE_CHARS, MAX_PREFERENCES } from '#shared/modules/accounts/index.ts';

/** What people arranged on their screens. The only writer of `preferences`; not facts: nobody answers for a column width. */
export class Preferences {
  readonly #get;
  readonly #count;
  readonly #put;
  readonly #forget;

  constructor(db: Database) {
    this.#get = db.prepare<[string, string], { value: string }>(
      'SELECT value FROM preferences WHERE person_id = ? AND key = ?',
    );
    this.#count = db
      .prepare<[string, string], number>('SELECT count(*) FROM preferences WHERE person_id = ? AND key <> ?')
      .pluck();
    this.#put = db.prepare('INSERT OR REPLACE INTO preferences (person_id, key, value) VALUES (?, ?, ?)');
    this.#forget = db.prepare('DELETE FROM preferences WHERE person_id = ? AND key = ?');
  }

  /** Values by key; a key without one is left out. */
  get(personId: string, keys: readonly string[]): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (const key of keys) {
      const row = this.#get.get(personId, key);
      if (row) found[key] = JSON.parse(row.value);
    }
    return found;
  }

  /** Keeps a JSON value; `null` forgets it. @throws Refusal `preferences.tooLarge`, `preferences.tooMany`. */
  set(personId: string, key: string, value: unknown): void {
    if (value === null || value === undefined) {
      this.#forget.run(personId, key);
      return;
    }
    const text = JSON.stringify(value);
    if (text.length > MAX_PREFERENCE_CHARS) throw new Refusal('preferences.tooLarge', { key });
    if ((this.#count.get(personId, key) ?? 0) >= MAX_PREFERENCES) throw new Refusal('preferences.tooMany');
    this.#put.run(personId, key, text);
  }
}
