import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Preferences } from './preferences.ts';
import { accountsRouter } from './router.ts';
import { SignIn } from './sign-in.ts';
import { sittingFinder } from './sittings.ts';

export { accountsMigration, sittingsLeftMigration } from './migration.ts';
export { accountsProjection } from './sittings.ts';

export interface AccountsDeps {
  /** Station file with its migrations in place. */
  db: Database;
  clock: Clock;
  ledger: Ledger;
  territory: Territory;
}

export function createAccounts({ db, clock, ledger, territory }: AccountsDeps) {
  const signIn = new SignIn(territory, ledger);
  const findSitting = sittingFinder(db);
  const newest = db.prepare<[], { at: number }>('SELECT at FROM facts ORDER BY seq DESC LIMIT 1').get();
  const lastSeenAt = newest?.at ?? 0;
  return {
    router: accountsRouter(signIn, new Preferences(db)),
    /** Call it when a window is connected: who sat there may go on sitting there. */
    resume: (session: Session, isConnectedAgain: boolean) =>
      signIn.resume(session, findSitting(session.windowId), {
        isConnectedAgain,
        now: clock.now(),
        lastSeenAt,
      }),
    /** Call it when another table of posts is in force. */
    refresh: () => signIn.refresh(),
    /** Call it when a window was closed. */
    leave: (session: Session) => signIn.closeWindow(session),
  };
}

export type Accounts = ReturnType<typeof createAccounts>;
