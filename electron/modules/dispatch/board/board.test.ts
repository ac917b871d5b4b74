import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { type DispatchStation, dispatchStation, registerCase, seatOf } from '../testing.ts';

const MINUTE_MS = 60_000;
const ME = 'squad-999999001-1';
const squad = seatOf(ME, 'streetSquad', 1);
const other = seatOf('squad-999999002-1', 'streetSquad', 2);
const dispatcher = seatOf('dispatcher-1', 'dispatcher', 3);
const intake = seatOf('intake-1', 'intakeOperator', 4);

let station: DispatchStation;
beforeEach(() => {
  station = dispatchStation();
});
afterEach(() => station.end());

type Seat = typeof squad;
const board = () => station.dispatch.router.board;
const as = (session: Seat) => ({ context: { session } });
const set = (seat: Seat, statusId: string, caseId: string | null = null, personId = ME) =>
  call(board().set, { personId, statusId, caseId }, as(seat));
const lineOf = async (personId = ME) =>
  (await call(board().get, undefined, as(intake))).people.find((person) => person.personId === personId);
const noticed = () =>
  station.db
    .prepare("SELECT payload FROM facts WHERE kind = 'PersonSilenceNoticed.v1' ORDER BY seq")
    .pluck()
    .all()
    .map((text) => JSON.parse(text as string));

describe('the board', () => {
  it('shows the people of squads and units, whoever has spoken or not, and what their units hold', async () => {
    const { people, units, statuses } = await call(board().get, undefined, as(intake));
    expect(people.length).toBeGreaterThan(30);
    expect(people.some(({ personId }) => personId === 'dispatcher-1')).toBe(false);
    expect(people[0]).toMatchObject({ statusId: null, warnAt: null });
    expect(units.find(({ unitId }) => unitId === 'squad-999999001')).toMatchObject({ open: 0, overdue: 0 });
    expect(new Set(statuses.map(({ key }) => key)).size).toBe(statuses.length);
  });

  it('is told by the person or by the dispatcher, and by nobody else', async () => {
    expect(await set(squad, 'enRoute')).toMatchObject({ statusId: 'enRoute', since: station.clock.now() });
    expect(await set(dispatcher, 'handling')).toMatchObject({ statusId: 'handling' });
    await expect(set(other, 'standby')).rejects.toMatchObject({ code: 'door.notPermitted' });
    await expect(set(squad, 'dancing')).rejects.toMatchObject({ code: 'dispatch.unknownStatus' });
    await expect(set(dispatcher, 'standby', null, 'intake-1')).rejects.toMatchObject({
      code: 'dispatch.unknownPerson',
    });
  });

  it('knows which case a person is at', async () => {
    const caseId = registerCase(station, intake);
    const { caseNumber } = await set(squad, 'onSite', caseId);
    expect(caseNumber).toBe(station.cases.state(caseId).number);
  });

  it('measures silence from the last word and forgets it with the next', async () => {
    const start = station.clock.now();
    await set(squad, 'enRoute');
    expect(await lineOf()).toMatchObject({ warnAt: start + 30 * MINUTE_MS, alarmAt: start + 60 * MINUTE_MS });
    station.clock.advance(10 * MINUTE_MS);
    await call(board().checkIn, { personId: ME, note: '桥头' }, as(squad));
    expect(await lineOf()).toMatchObject({ since: start, warnAt: start + 40 * MINUTE_MS, note: '桥头' });
    await set(squad, 'standby');
    expect(await lineOf()).toMatchObject({ warnAt: null, alarmAt: null });
  });

  it('cannot be checked in to by who never said anything', async () => {
    await expect(call(board().checkIn, { personId: ME }, as(squad))).rejects.toMatchObject({
      code: 'dispatch.noStatusYet',
    });
  });
});

describe('silence on task', () => {
  it('is noticed once a level, as a fact, and anew after the next word', async () => {
    station.dispatch.start();
    await set(squad, 'enRoute');
    const reportedAt = station.clock.now();
    station.clock.advance(29 * MINUTE_MS);
    expect(noticed()).toEqual([]);
    station.clock.advance(5 * MINUTE_MS);
    expect(noticed()).toEqual([{ personId: ME, level: 'warn', reportedAt }]);
    station.clock.advance(60 * MINUTE_MS);
    expect(noticed().map(({ level }) => level)).toEqual(['warn', 'alarm']);
    await call(board().checkIn, { personId: ME }, as(squad));
    station.clock.advance(31 * MINUTE_MS);
    expect(noticed().map(({ level }) => level)).toEqual(['warn', 'alarm', 'warn']);
  });

  it('of somebody who stands by is nothing to notice', async () => {
    station.dispatch.start();
    await set(squad, 'standby');
    station.clock.advance(600 * MINUTE_MS);
    expect(noticed()).toEqual([]);
  });
});

it('follows from the facts', async () => {
  station.dispatch.start();
  const caseId = registerCase(station, intake);
  await set(squad, 'onSite', caseId);
  await set(other, 'enRoute', null, 'squad-999999002-1');
  station.clock.advance(31 * MINUTE_MS);
  await call(board().checkIn, { personId: ME, note: '' }, as(squad));
  for (const table of rebuildAndCompare(station.db, station.openScratch(), station.projections))
    expect(table).toMatchObject({ missing: 0, unexplained: 0 });
});
