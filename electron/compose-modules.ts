import { join } from 'node:path';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { AlarmFrame } from '#shared/modules/alarms/index.ts';
import type { ProtocolName } from '#shared/modules/devices/index.ts';
import { type CoverageWarning, coverageWarning } from '#shared/time/index.ts';
import { runMonitors } from './demo/monitors.ts';
import { accountsProjection, createAccounts } from './modules/accounts/index.ts';
import { alarmsProjection, createAlarms } from './modules/alarms/index.ts';
import { createAudit } from './modules/audit/index.ts';
import {
  BATCH_ROWS,
  casesProjection,
  caseViewsProjection,
  createCases,
  createImports,
  openCaseWhenAlarmRaised,
  threadReader,
  WINDOW_BATCH_ROWS,
} from './modules/cases/index.ts';
import {
  createDevices,
  type Devices,
  devicesProjection,
  explainFrame,
  loadProtocolTables,
} from './modules/devices/index.ts';
import { createDispatch, dispatchProjection } from './modules/dispatch/index.ts';
import {
  appealsProjection,
  createEvaluation,
  fillSteps,
  loadEvaluationRules,
  stepsProjection,
} from './modules/evaluation/index.ts';
import { createTelemetry, type Telemetry } from './modules/telemetry/index.ts';
import {
  createTerritoryRouter,
  type Problem,
  RuleSets,
  ruleSetsProjection,
} from './modules/territory/index.ts';
import { createTickets, ticketsProjection } from './modules/tickets/index.ts';
import type { Database } from './platform/db/index.ts';
import { Ledger } from './platform/facts/index.ts';
import type { LiveHub } from './platform/live/index.ts';
import type { Log } from './platform/log/index.ts';
import { createCalendars } from './station/calendars.ts';
import { publishRules } from './station/publish-rules.ts';
import { createRulesRouter } from './station/rules/router.ts';
import { loadRules, RulesInForce } from './station/rules/rules-in-force.ts';
import { openStationDb, openStationFile } from './station/station-db.ts';
import { type StationRow, stationProjection } from './station/station-projection.ts';

export interface ComposeOptions {
  dir: string;
  resourcesDir: string;
  clock: Clock;
  log: Log;
  db: Database;
  hub: LiveHub;
  station: StationRow;
  fileOf(token: string): string | null;
  saveTo(token: string): string | null;
  runLinks: boolean;
  importThread: string;
}

/**
 * Builds every module on what was chosen, in their order, and joins them: readings to rules, alarms to cases.
 * The one place that knows them all. @throws Refusal `station.noSuchProfile`, `station.badProfile`, `calendar.bad`, `db.…`
 */
export function composeModules(options: ComposeOptions) {
  const { dir, resourcesDir, clock, log, db, hub, station } = options;
  const district = { resourcesDir, profileId: station.profileId };
  const ruleSets = new RuleSets(db);
  const loaded = loadRules(district, ruleSets.inForce(clock.now()));
  const { territory } = loaded;
  const calendars = createCalendars(db, loaded.calendar);
  const projections = [
    stationProjection,
    ruleSetsProjection,
    accountsProjection,
    devicesProjection,
    // Judges a step by the case as it stood before it.
    stepsProjection,
    casesProjection(calendars.of),
    caseViewsProjection,
    dispatchProjection,
    alarmsProjection,
    ticketsProjection(calendars.of),
    appealsProjection,
  ];
  fillSteps(db, openStationFile, casesProjection(calendars.of));
  const ledger = new Ledger({ db, station: station.code, clock, projections });
  const evaluationRules = loadEvaluationRules(resourcesDir, station.profileId);
  const otherRules = { evaluation: evaluationRules.rules.schemes.map(({ scheme }) => scheme) };
  publishRules({ db, ledger, station }, territory, loaded.calendar, otherRules);

  const accounts = createAccounts({ db, clock, ledger, territory });
  const telemetry = createTelemetry({ file: join(dir, 'telemetry.db'), clock, hub, log });
  const tables = loadProtocolTables(resourcesDir);
  const devices = createDevices({ db, ledger, telemetry, tables, hub, clock, log });
  const cases = createCases({
    db,
    ledger,
    hub,
    clock,
    territory,
    calendars,
    mediaDir: join(dir, 'media'),
    resourcesDir,
    saveTo: options.saveTo,
    numberStation: station.code,
  });
  const findFrame = (frameId: number) => alarmFrame(telemetry, devices, frameId);
  const alarms = createAlarms({
    db,
    ledger,
    hub,
    clock,
    log,
    verticals: territory.parts.verticals,
    devices: {
      find: (id) => devices.register.find(id) ?? null,
      list: () => devices.register.devices(),
    },
    findFrame,
    recentReadings: telemetry.recentReadings,
    openCase: cases.openFromAlarm,
  });
  const tickets = createTickets({
    db,
    ledger,
    hub,
    clock,
    territory,
    calendars,
    cases,
    numberStation: station.code,
    resourcesDir,
    dir,
    fileOf: options.fileOf,
  });
  const evaluation = createEvaluation({ db, ledger, hub, clock, territory, rules: evaluationRules.rules });
  const districtNow = () => {
    const { overlay, calendar } = inForce.loaded;
    return { ...district, overlay, calendar };
  };
  const batchRows = options.runLinks ? WINDOW_BATCH_ROWS : BATCH_ROWS;
  const openBatches = threadReader(options.importThread, districtNow, batchRows);
  const imports = createImports({ ...options, ledger, territory, cases, openBatches });
  const dispatch = createDispatch({ db, ledger, hub, clock, log, territory, cases });
  const audit = createAudit({
    db,
    projections,
    readSeries: telemetry.readSeries,
    findFrame,
    explain: (protocol, raw) => explainFrame(protocol as ProtocolName, raw),
    openReader: () => openStationDb(dir, { readonly: true }),
    openScratch: (file) => openStationFile(file),
  });

  telemetry.onReadings(alarms.onReadings);
  ledger.addPolicy(openCaseWhenAlarmRaised(cases));
  ledger.addPolicy(dispatch.releaseClaims);

  const inForce = new RulesInForce({
    ...district,
    ruleSets,
    clock,
    log,
    loaded,
    take({ territory: next, calendar }, kinds) {
      publishRules({ db, ledger, station }, next, calendar, otherRules);
      territory.replaceBy(next);
      calendars.use(calendar);
      accounts.refresh();
      for (const kind of kinds) hub.publish('rules', kind);
    },
  });
  inForce.look();
  const rules = {
    ...district,
    station: station.code,
    territory,
    ruleSets,
    inForce,
    ledger,
    hub,
    clock,
    pastCases: cases.pastCases,
  };

  const stopDemo = new AbortController();
  if (options.runLinks) {
    alarms.start();
    devices.start();
    dispatch.start();
    if (station.demo) runMonitors(devices, { clock, log, signal: stopDemo.signal });
  }

  return {
    ledger,
    territory,
    problems() {
      const { problems, calendar } = inForce.loaded;
      const uncovered = coverageWarning(calendar, clock.now());
      return [...problems, ...evaluationRules.problems, ...(uncovered ? [holidaysMissing(uncovered)] : [])];
    },
    calendars,
    accounts,
    telemetry,
    devices,
    alarms,
    cases,
    tickets,
    evaluation,
    imports,
    audit,
    routers: {
      territory: createTerritoryRouter(territory),
      rules: createRulesRouter(rules),
      accounts: accounts.router,
      devices: devices.router,
      telemetry: telemetry.router,
      alarms: alarms.router,
      cases: cases.router,
      tickets: tickets.router,
      evaluation: evaluation.router,
      imports: imports.router,
      dispatch: dispatch.router,
      audit: audit.router,
    },
    describe: () => ({
      code: station.code,
      profileId: station.profileId,
      demo: station.demo,
      district: territory.profile.name,
      bureau: territory.profile.bureau,
    }),
    async close() {
      stopDemo.abort();
      inForce.stop();
      imports.close();
      await devices.close();
      alarms.close();
      tickets.stop();
      dispatch.close();
      evaluation.stop();
      cases.stop();
      telemetry.close();
    },
  };
}

/** Deadlines of a year without published holidays count them as working days: the bureau should know. */
function holidaysMissing({ year, to }: CoverageWarning): Problem {
  const reason = `no statutory days for ${year}; they end with ${to}`;
  return { file: 'calendars/cn-statutory.json', line: 0, path: 'years', code: 'missing', reason };
}

/** The packet as an alarm keeps it; null once it is no longer kept. */
function alarmFrame(telemetry: Telemetry, devices: Devices, frameId: number): AlarmFrame | null {
  try {
    const { raw, receivedAt, linkId, protocol } = telemetry.getFrame(frameId);
    const link = devices.register.links().find(({ id }) => id === linkId);
    const hex = Buffer.from(raw).toString('hex');
    return { frameId, receivedAt, linkName: link?.name ?? linkId, protocol, hex };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export type Modules = ReturnType<typeof composeModules>;
