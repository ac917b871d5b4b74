import { afterEach, describe, expect, it } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { isOneOf, MAX_SAVED_VIEWS, type NewView } from '#shared/modules/cases/index.ts';
import { loadDemo, sessionOf } from '../testing.ts';
import { savedViews } from './saved-views.ts';
import { caseViewsMigration, caseViewsProjection } from './store.ts';

const { territory } = loadDemo();
const leader = sessionOf(territory, ['shiftLeader']);
const dispatcher = sessionOf(territory, ['dispatcher']);
const view = (name: string): NewView => ({
  name,
  view: 'all',
  conditions: [isOneOf('light', 'red')],
  sort: 'newest',
});
const openDb = () =>
  openDatabase({
    file: ':memory:',
    applicationId: 1,
    durability: 'FULL',
    migrations: [factsMigration, caseViewsMigration],
  });
const dbs: ReturnType<typeof openDb>[] = [];
afterEach(() => {
  for (const db of dbs.splice(0)) db.close();
});

function station() {
  const db = openDb();
  dbs.push(db);
  const clock = new ManualClock(0);
  const ledger = new Ledger({ db, station: 'T1', clock, projections: [caseViewsProjection] });
  const views = savedViews({ db, ledger, postExists: (id) => territory.post(id) !== null });
  return { db, views };
}
const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return null;
};

describe('saved views', () => {
  it('are one’s own until they are shared with a post', () => {
    const { views } = station();
    views.save(leader, view('红灯'), null);
    const { id } = views.save(leader, view('派遣员看红灯'), 'dispatcher');
    expect(views.list(dispatcher)).toEqual([
      { ...view('派遣员看红灯'), id, sharedWith: 'dispatcher', own: false },
    ]);
    expect(views.list(leader).map(({ name, own }) => [name, own])).toEqual([
      ['红灯', true],
      ['派遣员看红灯', true],
    ]);
  });

  it('are taken away only by who made them', () => {
    const { views } = station();
    const { id } = views.save(leader, view('红灯'), 'dispatcher');
    expect(codeOf(() => views.remove(dispatcher, id))).toBe('view.notYours');
    views.remove(leader, id);
    expect(views.list(dispatcher)).toEqual([]);
    expect(codeOf(() => views.remove(leader, id))).toBe('view.unknown');
  });

  it('have a name of their own, a known post and a limit', () => {
    const { views } = station();
    views.save(leader, view('红灯'), null);
    expect(codeOf(() => views.save(leader, view('红灯'), null))).toBe('view.nameTaken');
    expect(codeOf(() => views.save(leader, view('红灯'), 'nobody'))).toBe('view.unknownPost');
    expect(codeOf(() => views.save(dispatcher, view('红灯'), null))).toBeNull();
    for (let n = 1; n < MAX_SAVED_VIEWS; n++) views.save(leader, view(`视图${n}`), null);
    expect(codeOf(() => views.save(leader, view('再一个'), null))).toBe('view.tooMany');
  });

  it('follow from the facts', () => {
    const { db, views } = station();
    views.save(leader, view('甲'), null);
    views.remove(leader, views.save(leader, view('乙'), 'dispatcher').id);
    const scratch = openDb();
    dbs.push(scratch);
    expect(rebuildAndCompare(db, scratch, [caseViewsProjection])).toEqual([
      { table: 'case_views', missing: 0, unexplained: 0, example: null },
    ]);
  });
});
