import { factReader } from '#electron/platform/facts/index.ts';
import { ExportJobs } from '#electron/platform/sheet/index.ts';
import { bulkWriter } from './bulk.ts';
import { photoAdder } from './commands/add-photo.ts';
import { callReceiver } from './commands/register-call.ts';
import { caseRegistrar } from './commands/register-case.ts';
import { reporterRevealer } from './commands/reveal-reporter.ts';
import { caseSplitter } from './commands/split-case.ts';
import { stepTaker } from './commands/take-step.ts';
import type { CasesDeps } from './deps.ts';
import { caseExporter } from './export/export-cases.ts';
import { caseFinder } from './find-case.ts';
import { lastStepReader } from './last-step.ts';
import { caseNumberer } from './number.ts';
import { PhotoFiles } from './photos.ts';
import { casePrinter } from './print/print-forms.ts';
import { viewCounter } from './queries/count-views.query.ts';
import { dayOverviewer } from './queries/day-overview.query.ts';
import { conditionFinder } from './queries/filing-conditions.query.ts';
import { similarFinder } from './queries/find-similar.query.ts';
import { stepForeseer } from './queries/foresee-step.query.ts';
import { caseGetter } from './queries/get-case.query.ts';
import { timelineGetter } from './queries/get-timeline.query.ts';
import { unitLister } from './queries/list-of-unit.query.ts';
import { queueLister, stateLister } from './queries/list-queue.query.ts';
import { overdueReporter } from './queries/overdue-report.query.ts';
import { pastCaseReader } from './queries/past-cases.query.ts';
import { placeHistorian } from './queries/place-history.query.ts';
import { caseSearcher } from './queries/search.query.ts';
import { unitWork } from './queries/unit-work.query.ts';
import { contextMaker } from './step-context.ts';
import { savedViews } from './views/saved-views.ts';

/** Everything the module can do, each built once on the same database. */
export function partsOf(deps: CasesDeps) {
  const { db, territory, clock, mediaDir, numberStation } = deps;
  const now = () => clock.now();
  const calendars = deps.calendars.of;
  const cases = caseFinder(db);
  const numberer = caseNumberer(db, territory, numberStation);
  const photos = new PhotoFiles(mediaDir);
  const facts = factReader(db);
  const contexts = contextMaker(territory, deps.calendars, lastStepReader(facts));
  const takeStep = stepTaker(deps, cases, contexts);
  const registrar = caseRegistrar(deps, numberer);
  const listStates = stateLister(db, now);
  const exportJobs = new ExportJobs();
  const caseExists = db.prepare('SELECT 1 FROM cases WHERE id = ?').pluck();
  return {
    territory,
    cases,
    photos,
    takeStep,
    register: registrar.register,
    receive: callReceiver(deps, registrar, takeStep),
    openFromAlarm: registrar.openFromAlarm,
    split: caseSplitter(deps, cases, registrar, takeStep),
    ...bulkWriter(deps, cases, numberer),
    addPhoto: photoAdder(photos, takeStep),
    reveal: reporterRevealer(deps, cases),
    list: queueLister(listStates, calendars),
    exportCases: caseExporter({ territory, ledger: deps.ledger, clock, jobs: exportJobs, listStates }),
    exportJobs,
    printer: casePrinter({
      resourcesDir: deps.resourcesDir,
      ledger: deps.ledger,
      territory,
      exists: (id) => caseExists.get(id) === 1,
    }),
    saveTo: deps.saveTo,
    views: savedViews({ db, ledger: deps.ledger, postExists: (id) => territory.post(id) !== null }),
    counts: viewCounter(db, now),
    get: caseGetter({ cases, territory, calendars, contexts, now }),
    foresee: stepForeseer(deps, cases, contexts),
    timeline: timelineGetter(cases, facts, territory),
    search: caseSearcher(db, cases, territory, calendars),
    placeHistory: placeHistorian(db, calendars, now),
    similar: similarFinder(db, calendars, now),
    conditions: conditionFinder(cases, territory),
    overdueReport: overdueReporter(db),
    overview: dayOverviewer(db, now),
    ofUnit: unitLister(db, calendars),
    unitWork: unitWork(db, now),
    pastCases: pastCaseReader(db, calendars, now),
  };
}

export type CaseParts = ReturnType<typeof partsOf>;
