import { join } from 'node:path';
import { casesMigrations, casesProjection, createCases } from '#electron/modules/cases/index.ts';
import { loadDemo, START, sessionOf } from '#electron/modules/cases/testing.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type Database, openDatabase } from '#electron/platform/db/index.ts';
import { factsMigration, Ledger } from '#electron/platform/facts/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { type RegisterTicket, registerTicketSchema } from '#shared/modules/tickets/index.ts';
import { createTickets } from './index.ts';
import { ticketsMigration } from './migration.ts';
import { ticketsProjection } from './store.ts';

const RESOURCES = join(import.meta.dirname, '../../../resources');

export function openTicketsDb(): Database {
  const migrations = [factsMigration, ...casesMigrations, ticketsMigration];
  return openDatabase({ file: ':memory:', applicationId: 1, durability: 'FULL', migrations });
}

/** A station with cases and tickets, and a clock that moves when told. */
export function ticketsStation(demo = loadDemo()) {
  const files = new Map<string, string>();
  const clock = new ManualClock(START);
  const db = openTicketsDb();
  const calendars = { current: demo.calendar.calendar.version, of: () => demo.calendar };
  const projections = [casesProjection(calendars.of), ticketsProjection(calendars.of)];
  const ledger = new Ledger({ db, station: 'T1', clock, projections });
  const shared = {
    ...demo,
    db,
    ledger,
    hub: new LiveHub(clock),
    clock,
    calendars,
    numberStation: 'A',
    saveTo: () => null,
    resourcesDir: '/nowhere',
  };
  const cases = createCases({ ...shared, mediaDir: '/nonexistent' });
  const tickets = createTickets({
    ...shared,
    cases,
    resourcesDir: RESOURCES,
    dir: '/nonexistent',
    fileOf: (token) => files.get(token) ?? null,
  });
  return { ...shared, projections, cases, tickets, files };
}

/** What a hotline sends, as far as `said` says; the rest is filled in. */
export function ticketInput(said: Partial<RegisterTicket> = {}): RegisterTicket {
  return registerTicketSchema.parse({
    channel: '12345',
    kind: 'complaint',
    text: '夜间施工噪音扰民',
    address: '样例路12号',
    reporter: { name: '王小明', phone: '10012345678' },
    ...said,
  });
}

/** Posts of the shipped table at a desk. */
export const postsOf = (territory: Territory) => ({
  intake: sessionOf(territory, ['intakeOperator']),
  leader: sessionOf(territory, ['shiftLeader']),
  dispatcher: sessionOf(territory, ['dispatcher']),
  squad: (unitId: string) => sessionOf(territory, ['streetSquad'], unitId),
});
