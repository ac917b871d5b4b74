import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeCases, sessionOf } from '#electron/modules/cases/testing.ts';
import type { CaseStep } from '#shared/modules/cases/index.ts';
import { type DispatchStation, dispatchStation, registerCase, seatOf } from './testing.ts';

const intake = seatOf('intake-1', 'intakeOperator', 1);
const squad = seatOf('squad-999999001-1', 'streetSquad', 2);
const DAY_MS = 86_400_000;

let station: DispatchStation;
beforeEach(() => {
  station = dispatchStation();
});
afterEach(() => station.end());

const ranked = (caseId: string) =>
  call(station.dispatch.router.recommend, { caseId }, { context: { session: intake } });
const kindsOf = (unit: Awaited<ReturnType<typeof ranked>>[number] | undefined) =>
  unit?.reasons.map(({ kind }) => kind) ?? [];

it('puts the unit of the responsibility table first and says which row it is', async () => {
  const caseId = registerCase(station, intake);
  const { classKey, streetCode } = station.cases.state(caseId);
  const row = station.territory.responsible(classKey, streetCode ?? '');
  const [first] = await ranked(caseId);
  expect(first?.unitId).toBe(row?.unitId);
  expect(first?.reasons[0]).toMatchObject({ kind: row?.reason.basis, params: { row: row?.reason.id } });
});

it('tells who disposed of such cases in the street lately, and how many in time', async () => {
  const caseId = registerCase(station, intake);
  const { classKey, streetCode } = station.cases.state(caseId);
  const [model] = makeCases(1, station.territory, 3, 0);
  const now = station.clock.now();
  const done = (n: number, unitId: string, registeredAt: number) => ({
    ...(model as NonNullable<typeof model>),
    number: null,
    externalId: `h-${unitId}-${n}`,
    classKey,
    streetCode,
    stage: 'closed' as const,
    unitId,
    registeredAt,
    filedAt: registeredAt,
    dispatchedAt: registeredAt,
    acceptedAt: registeredAt,
    // Every second one after its two working days.
    disposedAt: registeredAt + (n % 2 === 0 ? 3_600_000 : 20 * DAY_MS),
    closedAt: registeredAt + 21 * DAY_MS,
    stageSince: registeredAt + 21 * DAY_MS,
    condition: {
      id: 'c1',
      condition: '立案条件',
      closingCondition: '已清理',
      limit: { value: 2, unit: 'workDay' as const },
    },
  });
  const lately = now - 40 * DAY_MS;
  const rows = [
    ...[0, 1, 2, 3, 4, 5].map((n) => done(n, 'cleaning', lately)),
    ...[0, 1].map((n) => done(n, 'sanitation', lately)),
    ...[6, 7, 8].map((n) => done(n, 'cleaning', now - 400 * DAY_MS)),
  ];
  station.cases.bulkRegister('import:test', rows);
  const cleaning = (await ranked(caseId)).find(({ unitId }) => unitId === 'cleaning');
  expect(cleaning?.reasons.find(({ kind }) => kind === 'history')?.params).toEqual({
    disposed: 6,
    ofAll: 8,
    days: 90,
  });
  expect(cleaning?.reasons.find(({ kind }) => kind === 'onTime')?.params).toEqual({
    percent: 50,
    onTime: 3,
    timed: 6,
  });
});

it('knows who is near and who can be sent, from what people say on the board', async () => {
  const caseId = registerCase(station, intake);
  const set = (statusId: string) =>
    call(
      station.dispatch.router.board.set,
      { personId: 'squad-999999001-1', statusId, caseId },
      { context: { session: squad } },
    );
  const ofSquad = async () =>
    (await ranked(caseId)).find(({ unitId }) => unitId === 'squad-999999001')?.reasons ?? [];
  expect((await ofSquad()).map(({ kind }) => kind)).not.toContain('near');
  await set('onSite');
  expect(await ofSquad()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'near', params: { metres: 0, personName: '贺云舒', minutes: 0 } }),
      expect.objectContaining({ kind: 'ready', points: 0, params: { ready: 0, onBoard: 1 } }),
    ]),
  );
  await set('standby');
  expect((await ofSquad()).find(({ kind }) => kind === 'ready')?.points).toBeGreaterThan(0);
  // A position is worth nothing after some hours.
  station.clock.advance(5 * 3_600_000);
  expect((await ofSquad()).map(({ kind }) => kind)).not.toContain('near');
});

it('does not send a case back to the unit that returned it', async () => {
  const caseId = registerCase(station, intake);
  const desk = sessionOf(station.territory, ['shiftLeader', 'dispatcher', 'intakeOperator']);
  const step = (session: typeof desk, name: CaseStep['name'], input: object) => {
    const { version: expectedVersion } = station.cases.state(caseId);
    station.cases.takeStep(session, caseId, { name, input: { expectedVersion, ...input } } as CaseStep);
  };
  const [condition] = station.territory.filingConditions('E0102');
  const [before] = await ranked(caseId);
  step(desk, 'file', { conditionId: condition?.id, areaClass: null, urgency: 'normal' });
  step(desk, 'dispatch', { unitId: before?.unitId, instruction: '' });
  const unit = sessionOf(station.territory, ['streetSquad'], before?.unitId);
  step(unit, 'requestReturn', { reason: '不是本单位' });
  step(desk, 'reviewReturn', { approved: true, comment: '' });
  const after = await ranked(caseId);
  expect(after[0]?.unitId).not.toBe(before?.unitId);
  expect(kindsOf(after.find(({ unitId }) => unitId === before?.unitId)).slice(0, 2)).toContain('returned');
});

it('shows no more than the bureau wants to see', async () => {
  const caseId = registerCase(station, intake);
  expect((await ranked(caseId)).length).toBeLessThanOrEqual(
    station.territory.parts.dispatch?.recommend.shown ?? 0,
  );
});
