import type { CaseCalendars, CasesModule } from '#electron/modules/cases/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';

export interface TicketsDeps {
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  territory: Territory;
  calendars: CaseCalendars;
  cases: Pick<CasesModule, 'register' | 'find'>;
  /** One or two of 0-9 A-Z: keeps the numbers of offline stations apart. */
  numberStation: string;
  /** Folder whose `mappings/tickets/` come with the application. */
  resourcesDir: string;
  /** Folder of the station's files: its own mappings in `mappings/tickets/`. */
  dir: string;
  /** Path of a file that a person chose, by the token the shell gave it; null for an unknown token. */
  fileOf(token: string): string | null;
}
