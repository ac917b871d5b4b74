import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { Preferences } from './preferences.ts';
import { accountsRouter } from './router.ts';
import { SignIn } from './sign-in.ts';

export { accountsMigration } from './migration.ts';

export interface AccountsDeps {
  /** Station file with `accountsMigration` in place. */
  db: Database;
  ledger: Ledger;
  territory: Territory;
}

export function createAccounts({ db, ledger, territory }: AccountsDeps) {
  const signIn = new SignIn(territory, ledger);
  return { router: accountsRouter(signIn, new Preferences(db)), signIn };
}

export type Accounts = ReturnType<typeof createAccounts>;
