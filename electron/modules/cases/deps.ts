import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { Calendars } from '#shared/modules/cases/index.ts';

/** The calendar in force for new clocks, and every calendar that a fact may name. */
export interface CaseCalendars {
  readonly current: string;
  of: Calendars;
}

export interface CasesDeps {
  db: Database;
  ledger: Ledger;
  hub: LiveHub;
  clock: Clock;
  territory: Territory;
  calendars: CaseCalendars;
  resourcesDir: string;
  /** Path that a person chose to save to, by the shell's token; null for an unknown token. */
  saveTo(token: string): string | null;
  /** Folder of the pictures; made when the first one is added. */
  mediaDir: string;
  /** One or two of 0-9 A-Z: keeps the numbers of offline stations apart. */
  numberStation: string;
}
