import { afterEach, beforeEach, expect, it } from 'vitest';
import { ticketsStation } from '#electron/modules/tickets/testing.ts';
import { TICKET_STAGES } from '#shared/modules/tickets/index.ts';
import { history } from './history.ts';
import { writeTickets } from './tickets.ts';

let station: ReturnType<typeof ticketsStation>;
beforeEach(() => {
  station = ticketsStation();
  const now = station.clock.now();
  const rows = history({
    territory: station.territory,
    calendar: station.calendar,
    cases: 300,
    seed: 7,
    now,
  });
  station.cases.bulkRegister('system', [...rows]);
});
afterEach(() => {
  station.db.close();
});

const all = { view: 'all', filters: {}, cursor: null, limit: 200 } as const;

it('invents tickets of every kind of waiting, a third of them linked to cases', () => {
  writeTickets(station, { now: station.clock.now(), seed: 3 });
  const { rows } = station.tickets.list(all);
  expect(rows.length).toBeGreaterThanOrEqual(50);
  const stages = new Set(rows.map(({ stage }) => stage));
  for (const stage of TICKET_STAGES.filter((each) => each !== 'returned')) expect(stages).toContain(stage);
  expect(rows.filter(({ caseCount }) => caseCount > 0)).toHaveLength(14);
  expect(rows.some(({ earlierCalls }) => earlierCalls > 0)).toBe(true);
  expect(rows.some(({ redoCount }) => redoCount > 0)).toBe(true);
  for (const row of rows) expect(row.receivedAt).toBeLessThan(station.clock.now());
});

it('follows from its seed', () => {
  writeTickets(station, { now: station.clock.now(), seed: 3 });
  const first = station.tickets.list(all).rows.map(({ number, text }) => [number, text]);
  const other = ticketsStation();
  writeTickets(other, { now: other.clock.now(), seed: 3 });
  const again = other.tickets.list(all).rows.map(({ number, text }) => [number, text]);
  // Those of cases differ: the other station has none.
  expect(first).toEqual(expect.arrayContaining(again));
  other.db.close();
});
