import * as path from 'node:path';
import { casesMigrations, casesProjection, createCases } from '#electron/modules/cases/index.ts';
import { loadDemo, START, sessionOf } from '#electron/modules/cases/testing.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseStep, CaseStepName } from '#shared/modules/cases/index.ts';
import {
  appealsProjection,
  createEvaluation,
  evaluationMigration,
  loadEvaluationRules,
  stepsProjection,
} from './index.ts';

export const RESOURCES = path.join(import.meta.dirname, '../../../resources');

export function openEvaluationDb(file = ':memory:'): Database {
  const migrations = [factsMigration, ...casesMigrations, evaluationMigration].toSorted(
    (a, b) => a.number - b.number,
  );
  return openDatabase({ file, applicationId: 1, durability: 'FULL', migrations });
}

/** Cases and their evaluation on one database, with a clock that moves when told. */
export function evaluationStation(file = ':memory:', demo = loadDemo()) {
  const { territory } = demo;
  const clock = new ManualClock(START);
  const db = openEvaluationDb(file);
  const hub = new LiveHub(clock);
  const calendars = { current: demo.calendar.calendar.version, of: () => demo.calendar };
  const projections = [stepsProjection, casesProjection(calendars.of), appealsProjection];
  const ledger = new Ledger({ db, station: 'T1', clock, projections });
  const { rules } = loadEvaluationRules(RESOURCES, 'demo');
  const deps = { db, ledger, hub, clock, territory };
  const cases = createCases({
    ...deps,
    calendars,
    mediaDir: path.join(RESOURCES, 'none'),
    saveTo: () => null,
    resourcesDir: '/nowhere',
    numberStation: 'A',
  });
  const evaluation = createEvaluation({ ...deps, rules });
  const version = db.prepare('SELECT version FROM cases WHERE id = ?').pluck();

  return {
    ...deps,
    rules,
    projections,
    cases,
    evaluation,
    scheme(id: string) {
      const found = rules.schemes.find(({ scheme }) => scheme.id === id);
      if (!found) throw new Error(`no scheme ${id}`);
      return found;
    },
    /** Takes a step as the person of these posts; null, or the code of the refusal. */
    step(
      posts: readonly string[],
      id: string,
      name: CaseStepName,
      words: object = {},
      unit: string | null = null,
    ) {
      try {
        const input = { id, expectedVersion: version.get(id), ...USUAL_WORDS, ...words };
        cases.takeStep(sessionOf(territory, posts, unit), id, { name, input } as unknown as CaseStep);
        return null;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
    register(streetCode: string, sourceCode = '01'): string {
      const report = {
        sourceCode,
        classKey: 'E0102',
        description: '云溪路井盖旁暴露垃圾',
        address: '样例路88号',
        streetCode,
        location: null,
        urgency: 'normal' as const,
        componentCode: null,
        reporter: null,
        occurredAt: null,
      };
      return cases.register(sessionOf(territory, ['intakeOperator']), report).id;
    },
    close() {
      evaluation.stop();
      cases.stop();
      db.close();
    },
  };
}

export type EvaluationStation = ReturnType<typeof evaluationStation>;

/** Words that every step finds what it needs in. */
const USUAL_WORDS = {
  note: '',
  text: '看过',
  reason: '因故',
  comment: '否',
  found: true,
  passed: true,
  approved: true,
  areaClass: null,
  urgency: 'normal',
  instruction: '',
  feedback: '已清理',
  photos: [],
  by: { value: 2, unit: 'workHour' },
  reviewAt: START + 1.5e9,
  opinion: '从速',
  reply: '已办',
  address: '样例路89号',
  cause: 'notFound',
  level: 'ordinary',
  replyBy: START + 1e10,
  arrived: true,
  matter: '联合清理',
  liable: '某物业公司',
  costFen: 120_000,
  estimateFen: null,
  emergency: true,
};
