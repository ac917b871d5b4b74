import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rebuildAndCompare } from '#electron/platform/facts/index.ts';
import type { Audience } from '#shared/modules/dispatch/index.ts';
import { type DispatchStation, dispatchStation, seatOf } from '../testing.ts';

const dispatcher = seatOf('dispatcher-1', 'dispatcher', 1);
const squad = seatOf('squad-999999001-1', 'streetSquad', 2);
const other = seatOf('squad-999999002-1', 'streetSquad', 3);

let station: DispatchStation;
beforeEach(() => {
  station = dispatchStation();
});
afterEach(() => station.end());

type Seat = typeof squad;
const messages = () => station.dispatch.router.messages;
const as = (session: Seat) => ({ context: { session } });
const toSquads: Audience = { kind: 'post', id: 'streetSquad' };
const send = (audience: Audience, more: object = {}) =>
  call(messages().send, { audience, text: '请注意暴雨', ...more }, as(dispatcher));
const received = async (seat: Seat) => (await call(messages().received, {}, as(seat))).rows;
const countsOf = (seat: Seat) => call(messages().counts, undefined, as(seat));
const receiptOf = async (id: string, seat: Seat) =>
  (await call(messages().receipts, { id }, as(dispatcher))).find(
    ({ personId }) => personId === seat.signedIn?.personId,
  );

describe('a message', () => {
  it.each<[Audience, number]>([
    [{ kind: 'person', id: 'squad-999999001-1' }, 1],
    [{ kind: 'unit', id: 'squad-999999001' }, 1],
    [toSquads, 7],
    [{ kind: 'all' }, 42],
  ])('to %j reaches %i people, never its sender', async (audience, to) => {
    expect((await send(audience)).counts).toEqual({ to, delivered: 0, read: 0, acknowledged: 0 });
    expect(await received(dispatcher)).toEqual([]);
  });

  it.each<[Audience, string]>([
    [{ kind: 'person', id: 'nobody' }, 'message.unknownAudience'],
    [{ kind: 'post', id: 'gardener' }, 'message.unknownAudience'],
    [{ kind: 'person', id: 'dispatcher-1' }, 'message.nobody'],
  ])('to %j is refused with %s', async (audience, code) => {
    await expect(send(audience)).rejects.toMatchObject({ code });
  });

  it('is delivered, read and acknowledged one after the other, each once', async () => {
    const { id } = await send(toSquads, { acknowledge: true });
    expect(await countsOf(squad)).toEqual({ unread: 1, urgent: 0, unacknowledged: 1 });
    const delivered = () => call(messages().delivered, { ids: [id] }, as(squad));
    expect(await delivered()).toEqual({ count: 1 });
    expect(await delivered()).toEqual({ count: 0 });
    station.clock.advance(1000);
    const { readAt } = await call(messages().read, { id }, as(squad));
    station.clock.advance(1000);
    expect((await call(messages().read, { id }, as(squad))).readAt).toBe(readAt);
    expect(await countsOf(squad)).toEqual({ unread: 0, urgent: 0, unacknowledged: 1 });
    await call(messages().acknowledge, { id }, as(squad));
    expect(await receiptOf(id, squad)).toMatchObject({
      deliveredAt: station.clock.now() - 2000,
      readAt,
      acknowledgedAt: station.clock.now(),
    });
    expect(await receiptOf(id, other)).toMatchObject({ deliveredAt: null, readAt: null });
    expect(await countsOf(squad)).toEqual({ unread: 0, urgent: 0, unacknowledged: 0 });
  });

  it('read without a word of delivery was delivered all the same', async () => {
    const { id } = await send(toSquads);
    await call(messages().read, { id }, as(squad));
    expect(await receiptOf(id, squad)).toMatchObject({ deliveredAt: station.clock.now() });
  });

  it('reminds those who have not answered as was asked', async () => {
    const { id } = await send(toSquads, { acknowledge: true });
    await call(messages().read, { id }, as(squad));
    await call(messages().acknowledge, { id }, as(other));
    expect(await call(messages().remind, { id }, as(dispatcher))).toEqual({ reminded: 6 });
    expect((await received(squad))[0]).toMatchObject({ reminders: 1 });
    expect((await received(other))[0]).toMatchObject({ reminders: 0 });
  });

  it('that everybody has read needs no reminder', async () => {
    const { id } = await send({ kind: 'unit', id: 'squad-999999001' });
    await call(messages().read, { id }, as(squad));
    await expect(call(messages().remind, { id }, as(dispatcher))).rejects.toMatchObject({
      code: 'message.allRead',
    });
  });

  it("is nobody else's to read or to account for", async () => {
    const { id } = await send({ kind: 'unit', id: 'squad-999999001' });
    const unknown = { code: 'message.unknown' };
    await expect(call(messages().read, { id }, as(other))).rejects.toMatchObject(unknown);
    await expect(call(messages().receipts, { id }, as(squad))).rejects.toMatchObject(unknown);
    await expect(call(messages().remind, { id }, as(squad))).rejects.toMatchObject(unknown);
    expect(await call(messages().delivered, { ids: [id] }, as(other))).toEqual({ count: 0 });
  });
});

it('lists page by page, the newest first, without loss', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 7; n++) ids.unshift((await send(toSquads, { text: `第${n}条` })).id);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof pageOf>> = await pageOf(cursor);
    seen.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  expect(seen).toEqual(ids);
  function pageOf(from: string | null) {
    return call(messages().received, { cursor: from, limit: 3 }, as(squad));
  }
});

it('follows from the facts, and counts without reading every message', async () => {
  const { id } = await send(toSquads, { urgent: true });
  await call(messages().read, { id }, as(squad));
  await call(messages().remind, { id }, as(dispatcher));
  for (const table of rebuildAndCompare(station.db, station.openScratch(), station.projections))
    expect(table).toMatchObject({ missing: 0, unexplained: 0 });
  const plan = station.db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT count(*) FROM message_receipts INDEXED BY receipts_unread WHERE person_id = ? AND read_at IS NULL',
    )
    .all('p') as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('SEARCH');
});
