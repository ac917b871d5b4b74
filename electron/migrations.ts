import { accountsMigration, sittingsLeftMigration } from './modules/accounts/index.ts';
import { alarmsMigration } from './modules/alarms/index.ts';
import { casesMigrations } from './modules/cases/index.ts';
import { devicesMigration, identitiesMigration, linkOptionsMigration } from './modules/devices/index.ts';
import { dispatchMigration } from './modules/dispatch/index.ts';
import { evaluationMigration } from './modules/evaluation/index.ts';
import { ruleSetsMigration } from './modules/territory/index.ts';
import { ticketsMigration } from './modules/tickets/index.ts';
import type { Migration } from './platform/db/index.ts';
import { factsMigration } from './platform/facts/index.ts';
import { stationMigration } from './station/station-projection.ts';

/** The shape of `station.db`, step by step; numbers ascend and are never given twice. */
export const migrations: readonly Migration[] = [
  factsMigration,
  devicesMigration,
  ...casesMigrations,
  alarmsMigration,
  accountsMigration,
  stationMigration,
  ticketsMigration,
  linkOptionsMigration,
  dispatchMigration,
  ruleSetsMigration,
  sittingsLeftMigration,
  identitiesMigration,
  evaluationMigration,
].toSorted((a, b) => a.number - b.number);
