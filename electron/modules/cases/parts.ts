import { factReader } from '#electron/platform/facts/index.ts';
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
import { unitLister } from './queries/list-of-unit.query.ts';
import { queueLister } from './queries/list-queue.query.ts';
import { caseSearcher } from './queries/search.query.ts';
import { unitWork } from './queries/unit-work.query.ts';

/** Everything the module can do, each built once on the same database. */
export function partsOf(deps: CasesDeps) {
  const { db, territory, clock, mediaDir, numberStation } = deps;
  const now = () => clock.now();
  const calendars = deps.calendars.of;
  const cases = caseFinder(db);
  const numberer = caseNumberer(db, territory, numberStation);
  const photos = new PhotoFiles(mediaDir);
  const takeStep = stepTaker(deps, cases);
  return {
    territory,
    cases,
    photos,
    takeStep,
    ...caseRegistrar(deps, numberer),
    ...bulkWriter(deps, cases, numberer),
    addPhoto: photoAdder(photos, takeStep),
    reveal: reporterRevealer(deps, cases),
    list: queueLister(db, calendars, now),
    counts: viewCounter(db, now),
    get: caseGetter(cases, territory, calendars),
    timeline: timelineGetter(cases, factReader(db), territory),
    search: caseSearcher(db, cases, territory, calendars),
    similar: similarFinder(db, calendars, now),
    conditions: conditionFinder(cases, territory),
    overview: dayOverviewer(db, now),
    ofUnit: unitLister(db, calendars),
    unitWork: unitWork(db, now),
  };
}

export type CaseParts = ReturnType<typeof partsOf>;
