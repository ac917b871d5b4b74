import type { CasesModule } from '#electron/modules/cases/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { DispatchRules } from '#shared/modules/territory/index.ts';

export interface DispatchDeps {
  /** Station file; `dispatchMigration` and `dispatchProjection` are in place. */
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  territory: Territory;
  cases: Pick<CasesModule, 'state' | 'ofUnit' | 'unitWork'>;
}

/** @throws Refusal `dispatch.noRules` when the rule file could not be read */
export function rulesOf({ parts }: Territory): DispatchRules {
  if (!parts.dispatch) throw new Refusal('dispatch.noRules');
  return parts.dispatch;
}
