import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { Preferences } from './preferences.ts';
import { accountsRouter } from './router.ts';
import { SignIn } from './sign-in.ts';
import { sittingFinder } from './sittings.ts';

export { accountsMigration } from './migration.ts';
export { accountsProjection } from './sittings.ts';

export interface AccountsDeps {
  /** Station file with `accountsMigration` in place. */
  db: Database;
  ledger: Ledger;
  territory: Territory;
}

export function createAccounts({ db, ledger, territory }: AccountsDeps) {
  const signIn = new SignIn(territory, ledger);
  const findSitting = sittingFinder(db);
  return {
    router: accountsRouter(signIn, new Preferences(db)),
    /** Call it when a window is connected: who sat there goes on sitting there. */
    resume: (session: Session) => signIn.resume(session, findSitting(session.windowId)),
    /** Call it when another table of posts is in force. */
    refresh: () => signIn.refresh(),
    /** Call it when a window is gone for good. */
    leave: (session: Session) => signIn.signOut(session),
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
