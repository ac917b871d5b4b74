import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { type DispatchStation, dispatchStation, registerCase, seatOf } from '../testing.ts';

const GRACE_MS = 20_000;
const intake = seatOf('intake-1', 'intakeOperator', 1);
const zhang = seatOf('dispatcher-1', 'dispatcher', 2);
const li = seatOf('shift-leader-2', 'dispatcher', 3);
const wang = seatOf('intake-2', 'dispatcher', 4);

let station: DispatchStation;
let caseId: string;
beforeEach(() => {
  station = dispatchStation();
  caseId = registerCase(station, intake);
});
afterEach(() => station.end());

type Seat = typeof zhang;
const claims = () => station.dispatch.router.claims;
const as = (session: Seat) => ({ context: { session } });
const take = async (seat: Seat) => (await call(claims().take, { caseId }, as(seat))).claim;
const release = async (seat: Seat) => (await call(claims().release, { caseId }, as(seat))).claim;
const ask = async (seat: Seat, reason = '我在现场附近') =>
  (await call(claims().ask, { caseId, reason }, as(seat))).claim;
const held = async (seat: Seat) => (await call(claims().list, undefined, as(seat)))[0] ?? null;

describe('a claim', () => {
  it('is held by the seat that took it and told to every other one', async () => {
    expect(await take(zhang)).toMatchObject({ mine: true, holder: { personName: '汪知远', seat: 2 } });
    expect(await take(li)).toMatchObject({ mine: false, holder: { personId: 'dispatcher-1' } });
    expect(await held(wang)).toMatchObject({ mine: false, asked: null, taken: null });
  });

  it('is given up by its holder and by nobody else', async () => {
    await take(zhang);
    expect(await release(li)).toMatchObject({ holder: { personId: 'dispatcher-1' } });
    expect(await release(zhang)).toBeNull();
    expect(await take(li)).toMatchObject({ mine: true });
  });

  it('is not shared by the same person at another seat', async () => {
    await take(zhang);
    expect(await take(seatOf('dispatcher-1', 'dispatcher', 7))).toMatchObject({ mine: false });
  });

  it('grows stale unless something is typed', async () => {
    const first = await take(zhang);
    station.clock.advance(60_000);
    const second = await take(zhang);
    expect(second?.staleAt).toBe((first?.staleAt ?? 0) + 60_000);
    // To look at somebody else's claim says nothing of its holder.
    station.clock.advance(60_000);
    expect((await take(li))?.staleAt).toBe(second?.staleAt);
  });

  it('of a case that is not there is refused', async () => {
    await expect(call(claims().take, { caseId: newId() }, as(zhang))).rejects.toMatchObject({
      code: 'case.unknown',
    });
  });
});

describe('a take-over', () => {
  it('passes on after the grace and not before, with both sides told why', async () => {
    await take(zhang);
    const asked = await ask(li);
    expect(asked?.asked).toMatchObject({ mine: true, reason: '我在现场附近' });
    expect((await held(zhang))?.asked).toMatchObject({ mine: false, by: { personId: 'shift-leader-2' } });
    station.clock.advance(GRACE_MS - 1);
    expect(await held(zhang)).toMatchObject({ mine: true });
    station.clock.advance(1);
    expect(await held(li)).toMatchObject({ mine: true, asked: null });
    expect((await held(zhang))?.taken).toMatchObject({
      fromMe: true,
      reason: '我在现场附近',
      from: { seat: 2 },
    });
  });

  it('passes on at once when the holder lets go', async () => {
    await take(zhang);
    await ask(li);
    expect(await release(zhang)).toMatchObject({ holder: { personId: 'shift-leader-2' } });
    station.clock.advance(GRACE_MS);
    expect(await held(li)).toMatchObject({ mine: true });
  });

  it('is withdrawn by whoever asked', async () => {
    await take(zhang);
    await ask(li);
    await release(li);
    station.clock.advance(GRACE_MS);
    expect(await held(zhang)).toMatchObject({ mine: true, asked: null });
  });

  it('asked anew has the whole grace again', async () => {
    await take(zhang);
    await ask(li);
    station.clock.advance(GRACE_MS - 1000);
    await release(li);
    await ask(wang);
    station.clock.advance(GRACE_MS - 1);
    expect(await held(zhang)).toMatchObject({ mine: true });
    station.clock.advance(1);
    expect(await held(wang)).toMatchObject({ mine: true });
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['of what nobody has', () => ask(li), 'claim.notHeld'],
    ['of what one has oneself', () => take(zhang).then(() => ask(zhang)), 'claim.notHeld'],
    [
      'while somebody else has asked',
      () =>
        take(zhang)
          .then(() => ask(li))
          .then(() => ask(wang)),
      'claim.asked',
    ],
    ['without a reason', () => take(zhang).then(() => ask(li, ' ')), 'BAD_REQUEST'],
  ])('%s is refused', async (_, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ code });
  });

  it('goes on after the engine was started again', async () => {
    await take(zhang);
    await ask(li);
    station.dispatch.close();
    station.clock.jumpTo(station.clock.now() + GRACE_MS);
    station.dispatch.start();
    station.clock.advance(1);
    expect(await held(li)).toMatchObject({ mine: true });
  });
});

describe('a seat that is left', () => {
  const leave = (seat: Seat, kind = 'SignedOut.v1') =>
    station.ledger.write({ actor: 'person:x/y' }, (writer) =>
      writer.append({ kind, entity: newId(), payload: { windowId: seat.windowId } }),
    );

  it.each(['SignedOut.v1', 'SignedIn.v1'])('holds nothing any more (%s)', async (kind) => {
    await take(zhang);
    leave(li, kind);
    expect(await held(zhang)).not.toBeNull();
    leave(zhang, kind);
    expect(await held(zhang)).toBeNull();
  });

  it('hands over to whoever asked, and an asker who leaves asks no more', async () => {
    await take(zhang);
    await ask(li);
    leave(zhang);
    expect(await held(li)).toMatchObject({ mine: true });
    await ask(wang);
    leave(wang);
    station.clock.advance(GRACE_MS);
    expect(await held(li)).toMatchObject({ mine: true, asked: null });
  });
});

it('leaves a case as old as it was, and follows from the facts', async () => {
  const { version } = station.cases.state(caseId);
  await take(zhang);
  await ask(li);
  station.clock.advance(GRACE_MS);
  await release(li);
  await take(wang);
  expect(station.cases.state(caseId).version).toBe(version);
  for (const table of rebuildAndCompare(station.db, station.openScratch(), station.projections))
    expect(table).toMatchObject({ missing: 0, unexplained: 0 });
});
