import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createCases } from '#electron/modules/cases/index.ts';
import { casesStation, loadDemo, makeCases, sessionOf } from '#electron/modules/cases/testing.ts';
import { rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { fillSteps } from './fill-steps.ts';
import { evaluationMigration } from './migration.ts';
import { evaluationStation, openEvaluationDb } from './testing.ts';

const dir = mkdtempSync(join(tmpdir(), 'fill-steps-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('gives a station of the version before the steps that its facts tell, once', () => {
  const demo = loadDemo();
  const file = join(dir, 'station.db');
  const old = casesStation(file, demo);
  const cases = createCases({ ...old, mediaDir: dir });
  cases.bulkUpsert('import:test', makeCases(30, demo.territory, 3, 0.5));
  const open = old.db.prepare("SELECT id, version FROM cases WHERE stage = 'disposing' LIMIT 3").all();
  for (const { id, version } of open as { id: string; version: number }[])
    cases.takeStep(sessionOf(demo.territory, ['shiftLeader']), id, {
      name: 'urge',
      input: { id, expectedVersion: version, note: '' },
    });
  expect(open.length).toBeGreaterThan(0);
  cases.stop();
  // By hand: migrations of the cases that came later have made the file look newer than this one.
  evaluationMigration.up(old.db);
  old.db.close();

  const station = evaluationStation(file, demo);
  const steps = () => station.db.prepare('SELECT count(*) FROM evaluation_steps').pluck().get();
  expect(steps()).toBe(0);
  const [, casesProjection] = station.projections;
  if (!casesProjection) throw new Error('no projection of the cases');
  fillSteps(station.db, openEvaluationDb, casesProjection);
  expect(steps()).toBe(open.length);
  fillSteps(station.db, openEvaluationDb, casesProjection);
  const scratch = openEvaluationDb();
  const differences = rebuildAndCompare(station.db, scratch, station.projections);
  expect(differences.filter(({ missing, unexplained }) => missing + unexplained > 0)).toEqual([]);
  scratch.close();
  station.close();
});
