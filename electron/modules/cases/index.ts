import { factReader } from '#electron/platform/facts/index.ts';
import { CASE_FACT_KINDS } from '#shared/modules/cases/index.ts';
import { bulkWriter } from './bulk.ts';
import { photoAdder } from './commands/add-photo.ts';
import { caseRegistrar } from './commands/register-case.ts';
import { reporterRevealer } from './commands/reveal-reporter.ts';
import { stepTaker } from './commands/take-step.ts';
import type { CasesDeps } from './deps.ts';
import { caseFinder } from './find-case.ts';
import { caseNumberer } from './number.ts';
import { PhotoFiles } from './photos.ts';
import { viewCounter } from './queries/count-views.query.ts';
import { dayOverviewer } from './queries/day-overview.query.ts';
import { conditionFinder } from './queries/filing-conditions.query.ts';
import { similarFinder } from './queries/find-similar.query.ts';
import { caseGetter } from './queries/get-case.query.ts';
import { timelineGetter } from './queries/get-timeline.query.ts';
import { queueLister } from './queries/list-queue.query.ts';
import { caseSearcher } from './queries/search.query.ts';
import { unitRecommender } from './recommend-unit.ts';
import { casesRouter } from './router.ts';

export { type BulkCase, type BulkOutcome, MAX_BULK_ROWS } from './bulk.ts';
export type { CaseCalendars, CasesDeps } from './deps.ts';
export * from './import/index.ts';
export {
  createImports,
  type ImportSummary,
  type ImportsModule,
  importCases,
  MappingFiles,
  readMappingFile,
} from './import/index.ts';
export { casesMigrations } from './migration.ts';
export { openCaseWhenAlarmRaised } from './open-case-when-alarm-raised.policy.ts';
export { casesProjection } from './store.ts';

/** Topic of live changes; ids are those of cases. */
const TOPIC = 'cases';

function partsOf(deps: CasesDeps) {
  const { db, territory, clock, mediaDir, numberStation } = deps;
  const now = () => clock.now();
  const calendars = deps.calendars.of;
  const cases = caseFinder(db);
  const nextNumber = caseNumberer(db, territory, numberStation);
  const photos = new PhotoFiles(mediaDir);
  const takeStep = stepTaker(deps, cases);
  return {
    territory,
    cases,
    photos,
    takeStep,
    ...caseRegistrar(deps, nextNumber),
    ...bulkWriter(deps, cases, nextNumber),
    addPhoto: photoAdder(photos, takeStep),
    reveal: reporterRevealer(deps, cases),
    list: queueLister(db, calendars, now),
    counts: viewCounter(db, now),
    get: caseGetter(cases, territory, calendars, unitRecommender(db, territory)),
    timeline: timelineGetter(cases, factReader(db), territory),
    search: caseSearcher(db, cases, territory, calendars),
    similar: similarFinder(db, calendars, now),
    conditions: conditionFinder(cases, territory),
    overview: dayOverviewer(db, now),
  };
}

export type CaseParts = ReturnType<typeof partsOf>;

/**
 * The cases module over an open database whose ledger holds {@link casesProjection}. Changed cases are told on the
 * hub's topic `cases` after they are on disk; `stop` ends that.
 */
export function createCases(deps: CasesDeps) {
  const parts = partsOf(deps);
  const kinds = new Set<string>(CASE_FACT_KINDS);
  const stop = deps.ledger.subscribe((facts) => {
    for (const { kind, entity } of facts) if (kinds.has(kind)) deps.hub.publish(TOPIC, entity);
  });
  const { openFromAlarm, bulkRegister, bulkUpsert, takeStep, list } = parts;
  return { router: casesRouter(parts), openFromAlarm, bulkRegister, bulkUpsert, takeStep, list, stop };
}

export type CasesModule = ReturnType<typeof createCases>;
