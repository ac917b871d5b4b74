import { accountsContract } from './modules/accounts/index.ts';
import { alarmsContract } from './modules/alarms/index.ts';
import { auditContract } from './modules/audit/index.ts';
import { casesContract } from './modules/cases/index.ts';
import { devicesContract } from './modules/devices/index.ts';
import { dispatchContract } from './modules/dispatch/index.ts';
import { evaluationContract } from './modules/evaluation/index.ts';
import { importsContract } from './modules/imports/index.ts';
import { telemetryContract } from './modules/telemetry/index.ts';
import { rulesContract, territoryContract } from './modules/territory/index.ts';
import { ticketsContract } from './modules/tickets/index.ts';
import { stationContract } from './station/contract.ts';

/** Every call a window, the command line or, later, the bureau's network can make. */
export const contract = {
  station: stationContract,
  territory: territoryContract,
  rules: rulesContract,
  accounts: accountsContract,
  devices: devicesContract,
  telemetry: telemetryContract,
  alarms: alarmsContract,
  cases: casesContract,
  evaluation: evaluationContract,
  imports: importsContract,
  tickets: ticketsContract,
  dispatch: dispatchContract,
  audit: auditContract,
};

export type Contract = typeof contract;
