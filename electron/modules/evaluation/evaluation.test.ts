import { call } from '@orpc/server';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDemo, makeCases, START, sessionOf } from '#electron/modules/cases/testing.ts';
import { rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { type CaseStepName, LEGAL_STAGES } from '#shared/modules/cases/index.ts';
import {
  type CounterName,
  type Period,
  periodAround,
  type ScoredRow,
  spanOf,
} from '#shared/modules/evaluation/index.ts';
import { type EvaluationStation, evaluationStation, openEvaluationDb } from './testing.ts';

const HOUR = 3_600_000;
const demo = loadDemo();
const { territory } = demo;
const STREET = territory.parts.streets[0]?.code ?? '';
const UNIT = territory.responsible('E0102', STREET)?.unitId ?? '';
const OTHER = territory.parts.units.find(({ id }) => id !== UNIT)?.id ?? '';
const CONDITION = territory.filingConditions('E0102')[0]?.id ?? '';
const MONTH: Period = { from: '2026-11-01', to: '2026-11-30' };

let station: EvaluationStation;
beforeEach(() => {
  station = evaluationStation(':memory:', demo);
});
afterEach(() => station.close());

/** Takes a case to its unit. */
function dispatched(unitId = UNIT): string {
  const id = station.register(STREET);
  expect(station.step(['shiftLeader'], id, 'file', { conditionId: CONDITION })).toBeNull();
  expect(station.step(['dispatcher'], id, 'dispatch', { unitId })).toBeNull();
  return id;
}

function disposed(unitId = UNIT): string {
  const id = dispatched(unitId);
  expect(station.step(['streetSquad'], id, 'accept', {}, unitId)).toBeNull();
  expect(station.step(['streetSquad'], id, 'dispose', {}, unitId)).toBeNull();
  return id;
}

function closed(unitId = UNIT): string {
  const id = disposed(unitId);
  expect(station.step(['intakeOperator'], id, 'sendCheck')).toBeNull();
  expect(station.step(['intakeOperator'], id, 'reportCheck')).toBeNull();
  expect(station.step(['shiftLeader'], id, 'close')).toBeNull();
  return id;
}

const table = (scheme: string, period = MONTH) => station.evaluation.table(station.scheme(scheme), period);
function rowOf(scheme: string, id: string, period = MONTH): ScoredRow {
  const row = table(scheme, period).rows.find((each) => each.id === id);
  if (!row) throw new Error(`${scheme} has no row ${id}`);
  return row;
}
const counted = (row: ScoredRow) =>
  Object.fromEntries(Object.entries(row.counters).map(([name, figure]) => [name, figure?.value]));

/** Every row behind a figure, page by page. */
function drilled(
  scheme: string,
  object: string | null,
  counter: CounterName,
  period = MONTH,
  restated = true,
) {
  const rows = [];
  let cursor: string | null = null;
  do {
    const input = { scheme, object, counter, period, restated, cursor, limit: 7 };
    const page = station.evaluation.drill(station.scheme(scheme), input);
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

describe('the steps of a case', () => {
  it('count for its street, its unit and who took them', () => {
    closed();
    expect(counted(rowOf('department', UNIT))).toEqual({
      filed: 1,
      closed: 1,
      closedInTime: 1,
      openAtEnd: 0,
      disposed: 1,
      disposedInTime: 1,
      disposeOverdue: 0,
      reworked: 0,
      extended: 0,
      shirked: 0,
      suspendedAtEnd: 0,
    });
    expect(rowOf('area', STREET)).toMatchObject({
      grade: 'A',
      rank: 1,
      indicators: { closeRate: { value: 1 } },
    });
    expect(counted(rowOf('shift-leader', 'p-shiftLeader'))).toMatchObject({
      filings: 1,
      filingsInTime: 1,
      closings: 1,
    });
    expect(counted(rowOf('intake-operator', 'p-intakeOperator'))).toMatchObject({ taken: 1, checksSent: 1 });
    expect(counted(rowOf('collector', STREET))).toMatchObject({
      collectorReported: 1,
      collectorValid: 1,
      checked: 1,
    });
  });

  it('are late by the deadline that held then: an extension granted in time saves them', () => {
    const late = dispatched();
    const saved = dispatched();
    for (const id of [late, saved]) station.step(['streetSquad'], id, 'accept', {}, UNIT);
    station.step(['streetSquad'], saved, 'requestExtension', { by: { value: 5, unit: 'naturalDay' } }, UNIT);
    station.step(['dispatcher'], saved, 'reviewExtension');
    station.clock.advance(48 * HOUR);
    for (const id of [late, saved]) expect(station.step(['streetSquad'], id, 'dispose', {}, UNIT)).toBeNull();
    expect(counted(rowOf('department', UNIT))).toMatchObject({ disposed: 2, disposedInTime: 1, extended: 1 });
    expect(drilled('department', UNIT, 'disposedInTime').map(({ caseId }) => caseId)).toEqual([saved]);
  });

  it('lay a wrong dispatch at the door of who dispatched before, rework at the unit, a voiding at who filed', () => {
    const wrong = dispatched(OTHER);
    station.step(['streetSquad'], wrong, 'requestReturn', {}, OTHER);
    station.step(['dispatcher'], wrong, 'reviewReturn');
    station.step(['dispatcher'], wrong, 'dispatch', { unitId: UNIT });
    expect(counted(rowOf('dispatcher', 'p-dispatcher'))).toMatchObject({ dispatched: 2, dispatchedWrong: 1 });

    const again = disposed();
    station.step(['intakeOperator'], again, 'sendCheck');
    station.step(['intakeOperator'], again, 'reportCheck', { passed: false });
    expect(station.step(['dispatcher'], again, 'rework')).toBeNull();
    expect(counted(rowOf('department', UNIT))).toMatchObject({ disposed: 1, reworked: 1 });
    expect(counted(rowOf('dispatcher', 'p-dispatcher'))).toMatchObject({ dispatchedWrong: 1 });

    const voided = station.register(STREET);
    station.step(['shiftLeader'], voided, 'file', { conditionId: CONDITION });
    station.step(['dispatcher'], voided, 'requestVoid');
    station.step(['shiftLeader'], voided, 'reviewVoid');
    expect(counted(rowOf('shift-leader', 'p-shiftLeader'))).toMatchObject({ filings: 3, filingsVoided: 1 });
  });

  it('are gone when they are taken back, with the fault that they had brought to light', () => {
    const id = dispatched(OTHER);
    station.step(['streetSquad'], id, 'requestReturn', {}, OTHER);
    station.step(['dispatcher'], id, 'reviewReturn', { finding: 'other' });
    const before = table('dispatcher');
    station.step(['dispatcher'], id, 'dispatch', { unitId: UNIT });
    expect(counted(table('dispatcher').total)).toMatchObject({ dispatched: 2 });
    expect(station.step(['dispatcher'], id, 'withdraw')).toBeNull();
    expect(table('dispatcher')).toEqual(before);
  });

  it('of a return that was the unit shirking count against the unit, not the dispatcher', () => {
    const id = dispatched();
    station.step(['streetSquad'], id, 'requestReturn', {}, UNIT);
    station.step(['dispatcher'], id, 'reviewReturn', { approved: false, finding: 'refusal' });
    expect(counted(table('dispatcher').total)).toMatchObject({ dispatched: 1, dispatchedWrong: 0 });
    const shirked = station.db.prepare("SELECT unit_id FROM evaluation_steps WHERE step = 'shirked'").pluck();
    expect(shirked.all()).toEqual([UNIT]);
  });

  it('leave a month as it was when the next one brings more', () => {
    const open = dispatched();
    const gone = closed();
    station.clock.advance(16 * 24 * HOUR);
    const before = table('department');
    expect(before.finished).toBe(true);
    station.step(['streetSquad'], open, 'accept', {}, UNIT);
    station.step(['streetSquad'], open, 'dispose', {}, UNIT);
    closed();
    expect({ ...table('department'), asOf: 0 }).toEqual({ ...before, asOf: 0 });
    expect(counted(rowOf('department', UNIT))).toMatchObject({ openAtEnd: 1, closed: 1, disposeOverdue: 1 });
    expect(drilled('department', UNIT, 'disposeOverdue').map(({ caseId }) => caseId)).toEqual([open]);
    expect(drilled('department', UNIT, 'closed').map(({ caseId }) => caseId)).toEqual([gone]);
  });

  it('count a case on account at the end of the month in which it was, also when it has been resumed', () => {
    const id = dispatched();
    station.step(['streetSquad'], id, 'accept', {}, UNIT);
    station.step(['streetSquad'], id, 'requestSuspension', {}, UNIT);
    station.step(['dispatcher'], id, 'reviewSuspension');
    const onAccount = () => counted(rowOf('department', UNIT)).suspendedAtEnd;
    expect(onAccount()).toBe(1);
    station.clock.advance(20 * 24 * HOUR);
    station.step(['dispatcher'], id, 'resume');
    expect(onAccount()).toBe(1);
    expect(counted(rowOf('department', UNIT, { from: '2026-12-01', to: '2026-12-31' })).suspendedAtEnd).toBe(
      0,
    );
  });
});

describe('an appeal', () => {
  const asked = (posts: readonly string[], unit: string | null = null) => ({
    context: { session: sessionOf(territory, posts, unit) },
  });
  const { file, accept, decide, close } = {
    file: (input: object, unit = UNIT) =>
      call(station.evaluation.router.fileAppeal, input as never, asked(['streetSquad'], unit)),
    accept: (id: string, expectedVersion: number) =>
      call(station.evaluation.router.acceptAppeal, { id, expectedVersion }, asked(['evaluator'])),
    decide: (id: string, expectedVersion: number, outcome: 'upheld' | 'corrected') =>
      call(
        station.evaluation.router.decideAppeal,
        { id, expectedVersion, outcome, opinion: '现场道路封闭' },
        asked(['evaluator']),
      ),
    close: (id: string, expectedVersion: number) =>
      call(station.evaluation.router.closeAppeal, { id, expectedVersion }, asked(['evaluator'])),
  };

  /** A case whose disposal and closing came late. */
  function lateCase(): string {
    const id = dispatched();
    station.step(['streetSquad'], id, 'accept', {}, UNIT);
    station.clock.advance(96 * HOUR);
    station.step(['streetSquad'], id, 'dispose', {}, UNIT);
    station.step(['intakeOperator'], id, 'sendCheck');
    station.step(['intakeOperator'], id, 'reportCheck');
    station.step(['shiftLeader'], id, 'close');
    return id;
  }

  it('that is granted restates the period, says so, and keeps both figures', async () => {
    closed();
    const caseId = lateCase();
    const before = rowOf('department', UNIT);
    expect(before.indicators.onTimeCloseRate).toMatchObject({ value: 0.5 });
    const filed = await file({ caseId, step: 'case', factSeq: 0, reason: '封路无法到场' });
    const accepted = await accept(filed.id, filed.version);
    expect(table('department').corrections).toBe(0);
    const decided = await decide(filed.id, accepted.version, 'corrected');
    expect((await close(filed.id, decided.version)).state).toBe('closed');

    const after = table('department');
    expect(after.corrections).toBe(1);
    const row = rowOf('department', UNIT);
    expect(row.indicators.onTimeCloseRate).toMatchObject({ value: 1, original: 0.5 });
    expect(row.counters.closedInTime).toEqual({ value: 2, original: 1 });
    expect(after.total.counters.closedInTime).toEqual({ value: 2, original: 1 });
    expect(drilled('department', UNIT, 'closedInTime')).toHaveLength(2);
    expect(drilled('department', UNIT, 'closedInTime', MONTH, false)).toHaveLength(1);
    expect(table('department', { from: '2026-10-01', to: '2026-10-31' }).corrections).toBe(0);
  });

  it('against a step moves that step alone, and one that is upheld moves nothing', async () => {
    const caseId = lateCase();
    const [late] = drilled('department', UNIT, 'disposed');
    expect(late?.against?.step).toBe('dispose');
    const filed = await file({ caseId, ...late?.against, reason: '封路无法到场' });
    await accept(filed.id, 1);
    await decide(filed.id, 2, 'corrected');
    const row = rowOf('department', UNIT);
    expect(row.counters.disposedInTime).toEqual({ value: 1, original: 0 });
    expect(row.counters.closedInTime).toEqual({ value: 0 });
    expect(drilled('department', UNIT, 'disposed')[0]?.appeal).toEqual({
      state: 'decided',
      outcome: 'corrected',
    });

    const other = await file({ caseId, step: 'case', factSeq: 0, reason: '再议' });
    await accept(other.id, 1);
    await decide(other.id, 2, 'upheld');
    expect(table('department').corrections).toBe(1);
  });

  it('takes a fault away', async () => {
    const id = disposed();
    station.step(['intakeOperator'], id, 'sendCheck');
    station.step(['intakeOperator'], id, 'reportCheck', { passed: false });
    station.step(['dispatcher'], id, 'rework');
    const [fault] = drilled('department', UNIT, 'reworked');
    const filed = await file({ caseId: id, ...fault?.against, reason: '核查照片拍错' });
    await accept(filed.id, 1);
    await decide(filed.id, 2, 'corrected');
    expect(rowOf('department', UNIT).counters.reworked).toEqual({ value: 0, original: 1 });
    expect(drilled('department', UNIT, 'reworked')).toEqual([]);
  });

  it('is refused where there is nothing to appeal, twice, for another unit, and out of its order', async () => {
    const inTime = closed();
    const caseId = lateCase();
    const code = (promise: Promise<unknown>) => promise.then(() => 'none').catch((error) => error.code);
    const late = { caseId, step: 'case', factSeq: 0, reason: '封路' };
    expect(await code(file({ ...late, caseId: inTime }))).toBe('appeal.nothing');
    expect(await code(file(late, OTHER))).toBe('case.notYourUnit');
    const { id } = await file(late);
    expect(await code(file(late))).toBe('appeal.twice');
    expect(await code(decide(id, 1, 'upheld'))).toBe('appeal.illegalStep');
    expect(await code(accept(id, 9))).toBe('appeal.changed');
    expect(
      await code(
        call(
          station.evaluation.router.acceptAppeal,
          { id, expectedVersion: 1 },
          asked(['streetSquad'], UNIT),
        ),
      ),
    ).toBe('door.notPermitted');
    const { rows } = station.evaluation.appeals.list({ cursor: null, limit: 10, state: 'pending' });
    expect(rows.map((row) => [row.id, row.state])).toEqual([[id, 'pending']]);
  });
});

describe('any history', () => {
  /** They need a picture, another case, or words of their own. */
  const ALIEN = new Set<CaseStepName>(['addPhoto', 'merge', 'split', 'relate', 'unrelate']);
  const STEPS = (Object.keys(LEGAL_STAGES) as CaseStepName[]).filter((name) => !ALIEN.has(name));
  const everyone = ['dispatcher', 'shiftLeader', 'intakeOperator', 'streetSquad'];

  /** Imported cases of two months, and others walked through steps at random. */
  function anyHistory(seed: number): void {
    const rows = makeCases(400, territory, 3, 0.4).map((row) => {
      const by =
        row.closedAt === null
          ? 0
          : START - 40 * 24 * HOUR + (row.registeredAt % (36 * 24 * HOUR)) - row.registeredAt;
      const move = (at: number | null) => at && at + by;
      return {
        ...row,
        registeredAt: row.registeredAt + by,
        filedAt: move(row.filedAt),
        dispatchedAt: move(row.dispatchedAt),
        acceptedAt: move(row.acceptedAt),
        disposedAt: move(row.disposedAt),
        closedAt: move(row.closedAt),
        stageSince: row.stageSince + by,
      };
    });
    station.cases.bulkUpsert('import:test', rows);
    const ids = [
      ...Array.from({ length: 25 }, (_, i) => station.register(STREET, i % 2 ? '01' : '02')),
      ...(station.db.prepare('SELECT id FROM cases WHERE open = 1 LIMIT 25').pluck().all() as string[]),
    ];
    const stageOf = station.db.prepare('SELECT stage FROM cases WHERE id = ?').pluck();
    const move = fc.record({ which: fc.nat(49), step: fc.nat(), yes: fc.boolean(), hours: fc.nat(12) });
    for (const { which, step, yes, hours } of fc.sample(fc.array(move, { minLength: 500, maxLength: 500 }), {
      numRuns: 1,
      seed,
    })[0] ?? []) {
      station.clock.advance(hours * HOUR * 0.2);
      const id = ids[which] ?? '';
      const legal = STEPS.filter((name) => LEGAL_STAGES[name].some((stage) => stage === stageOf.get(id)));
      const name = legal[step % legal.length];
      const unitId = yes ? UNIT : OTHER;
      if (name)
        station.step(everyone, id, name, {
          conditionId: CONDITION,
          unitId,
          found: yes,
          passed: yes,
          approved: yes,
        });
    }
  }

  it.each([1, 2])('is drilled into exactly what was counted, and rebuilt the same (seed %i)', (seed) => {
    anyHistory(seed);
    let figures = 0;
    for (const period of [
      MONTH,
      periodAround('week', '2026-11-18'),
      { from: '2026-10-01', to: '2026-10-31' },
    ])
      for (const { scheme } of station.rules.schemes) {
        const { rows, total } = table(scheme.id, period);
        for (const row of [
          ...rows.filter(({ counters }) => Object.values(counters).some((f) => f?.value)),
          total,
        ])
          for (const [counter, figure] of Object.entries(row.counters)) {
            const found = drilled(scheme.id, row.id, counter as CounterName, period);
            expect(found.length, `${scheme.id} ${row.id} ${counter}`).toBe(figure?.value);
            if (found.length > 0) figures += 1;
          }
      }
    expect(figures).toBeGreaterThan(100);
    const scratch = openEvaluationDb();
    const differences = rebuildAndCompare(station.db, scratch, station.projections);
    expect(differences.filter(({ missing, unexplained }) => missing + unexplained > 0)).toEqual([]);
    expect(differences.map(({ table: name }) => name)).toContain('evaluation_steps');
    scratch.close();
  });

  it('of imported cases counts what each row tells', () => {
    anyHistory(3);
    interface Told {
      street: string;
      stage: string;
      open: number;
      filed: number | null;
      closed: number | null;
      due: number | null;
    }
    const all = station.db
      .prepare(
        'SELECT street_code AS street, stage, open, filed_at AS filed, closed_at AS closed, overall_due_at AS due FROM cases',
      )
      .all() as Told[];
    const { from, to } = spanOf(MONTH);
    const end = Math.min(to, station.clock.now());
    const inMonth = (at: number | null) => at !== null && at >= from && at < to;
    const gone = all.filter((c) => c.stage === 'closed' && c.filed !== null && inMonth(c.closed));
    const left = all.filter(
      (c) =>
        c.filed !== null &&
        c.filed < to &&
        (c.open === 1 || (c.stage !== 'rejected' && (c.closed ?? 0) >= to)),
    );
    const due = all.filter((c) => inMonth(c.due) && c.stage !== 'voided' && c.stage !== 'rejected');
    expect(counted(table('area').total)).toMatchObject({
      filed: all.filter((c) => inMonth(c.filed)).length,
      closed: gone.length,
      closedInTime: gone.filter((c) => (c.closed ?? 0) <= (c.due ?? 0)).length,
      openAtEnd: left.length,
      overdueAtEnd: left.filter((c) => c.due !== null && c.due < end).length,
      due: due.length,
      dueClosed: due.filter((c) => c.closed !== null && c.closed < to).length,
    });
    expect(gone.length * left.length * due.length).toBeGreaterThan(0);
  });
});
