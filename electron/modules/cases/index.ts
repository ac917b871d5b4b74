import { CASE_FACT_KINDS } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from './deps.ts';
import { ensureListIndexes, fillingCases } from './list-indexes.ts';
import { partsOf } from './parts.ts';
import { casesRouter } from './router.ts';

export type { BulkOutcome } from './bulk.ts';
export type { CaseCalendars, CasesDeps } from './deps.ts';
export {
  BATCH_ROWS,
  createImports,
  IMPORT_THREAD_SOURCE,
  type ImportSummary,
  type ImportTarget,
  importCases,
  importFile,
  lookupsOf,
  mappedBatches,
  readMappingAs,
  readMappingFile,
  recordImport,
  threadReader,
  WINDOW_BATCH_ROWS,
} from './import/index.ts';
export { localDay } from './local-day.ts';
export { casesMigrations } from './migration.ts';
export { openCaseWhenAlarmRaised } from './open-case-when-alarm-raised.policy.ts';
export { metresBetween } from './place-cell.ts';
export type { BulkCase } from './prepare-case.ts';
export { type PageEnd, readCursor, writeCursor } from './queries/cursor.ts';
export { likeness } from './queries/find-similar.query.ts';
export { actorView } from './queries/get-timeline.query.ts';
export type { UnitRecord } from './queries/unit-work.query.ts';
export { phoneKey } from './ready-case.ts';
export { queryOf, tokensOf } from './search-text.ts';
export { casesProjection } from './store.ts';
export { caseViewsProjection } from './views/store.ts';

/** Topic of live changes; ids are those of cases. */
const TOPIC = 'cases';

/**
 * The cases module over an open database whose ledger holds {@link casesProjection}. Changed cases are told on the
 * hub's topic `cases` after they are on disk; `stop` ends that.
 */
export function createCases(deps: CasesDeps) {
  ensureListIndexes(deps.db);
  const parts = partsOf(deps);
  const kinds = new Set<string>(CASE_FACT_KINDS);
  const stop = deps.ledger.subscribe((facts) => {
    for (const { kind, entity } of facts) if (kinds.has(kind)) deps.hub.publish(TOPIC, entity);
  });
  const {
    register,
    openFromAlarm,
    bulkRegister,
    bulkUpsert,
    prepareCase,
    upsertPrepared,
    takeStep,
    list,
    pastCases,
  } = parts;
  return {
    router: casesRouter(parts),
    register,
    find: parts.cases.find,
    openFromAlarm,
    bulkRegister,
    bulkUpsert,
    prepareCase,
    upsertPrepared,
    filling: <T>(isNew: boolean, work: () => Promise<T>) => fillingCases(deps.db, isNew, work),
    takeStep,
    list,
    /** @throws Refusal `case.unknown` */
    state: parts.cases.state,
    ofUnit: parts.ofUnit,
    unitWork: parts.unitWork,
    pastCases,
    overdueReport: parts.overdueReport,
    stop: () => {
      parts.exportJobs.close();
      stop();
    },
  };
}

export type CasesModule = ReturnType<typeof createCases>;
