import type { Modules } from '#electron/compose-modules.ts';
import type { BulkTicket } from '#electron/modules/tickets/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import { seededRandom } from '#shared/kernel/random.ts';
import { type CaseRow, isFinal } from '#shared/modules/cases/index.ts';
import type { TicketStep } from '#shared/modules/tickets/index.ts';
import { FAMILY, GIVEN } from './phrases.ts';
import { ANSWERS, CALLS } from './ticket-phrases.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LOOSE = 40;
const OF_CASES = 14;
/** Every fourth call comes from one of a few people. */
const REGULARS = 3;

type Station = Pick<Modules, 'cases' | 'tickets' | 'territory'>;
type Random = () => number;

/** Whoever invents the past sits nowhere. */
const NOBODY: Session = { windowId: 'demo', windowKind: 'cli', signedIn: null };

/** Some dozens of invented tickets, a third of them of cases that a hotline reported; the same seed gives the same. */
export function writeTickets(station: Station, { now, seed }: { now: number; seed: number }): void {
  const random = seededRandom(seed);
  const { tickets } = station;
  const loose = Array.from({ length: LOOSE }, (_, i) => looseTicket(station, random, i, now));
  const reported = reportedCases(station).slice(0, OF_CASES);
  const ofCases = reported.map((row, i) => ticketOfCase(row, random, i, now));
  const written = tickets.bulkUpsert('system', [...loose, ...ofCases]);
  reported.forEach((row, i) => {
    const ticketId = written[LOOSE + i]?.id;
    if (ticketId) take(station, ticketId, (step) => ({ name: 'link', input: { ...step, caseId: row.id } }));
  });
  leaveDissatisfied(station, written.slice(0, 2));
  callTwice(station, random, now);
}

/** Two neighbours about one thing on one day: the second call is answered with the first. */
function callTwice(station: Station, random: Random, now: number): void {
  const { territory, tickets } = station;
  const call = CALLS.find(({ kind }) => kind === 'complaint') ?? pick(random, CALLS);
  const street = territory.parts.streets[0];
  const road = `${street?.zh ?? ''}人民路`;
  const rows = [30, 27].map((hours, i): BulkTicket => {
    const receivedAt = now - hours * HOUR_MS;
    return {
      ...blank(`GD${dayOf(receivedAt)}${901 + i}`, '12345', random),
      kind: call.kind,
      urgency: 'normal',
      text: call.text.replace('{road}', road),
      address: `${road}88号`,
      streetCode: street?.code ?? null,
      receivedAt,
      ...lifeOf(0.7, receivedAt, call.result, now, random),
    };
  });
  const [first, second] = tickets.bulkUpsert('system', rows);
  if (first && second)
    take(station, second.id, (step) => ({ name: 'join', input: { ...step, mainId: first.id } }));
}

/** Latest cases that came by a hotline. */
function reportedCases({ cases }: Station): CaseRow[] {
  const page = { view: 'all', sort: 'newest', cursor: null, limit: 200 } as const;
  return cases
    .list(NOBODY, { ...page, conditions: [] })
    .rows.filter(({ sourceCode }) => sourceCode === '02' || sourceCode === '03');
}

function looseTicket({ territory }: Station, random: Random, i: number, now: number): BulkTicket {
  const call = pick(random, CALLS);
  const street = pick(random, territory.parts.streets);
  const road = `${street.zh}${pick(random, ['人民路', '建设路', '新风路', '和平路'])}`;
  const receivedAt = Math.floor(now - (i < 2 ? 20 * DAY_MS : random() ** 2 * 40 * DAY_MS) - HOUR_MS);
  return {
    ...blank(
      `GD${dayOf(receivedAt)}${String(i + 1).padStart(4, '0')}`,
      i % 5 === 4 ? '12319' : '12345',
      random,
    ),
    kind: call.kind,
    urgency: random() < 0.06 ? 'urgent' : 'normal',
    text: call.text.replace('{road}', road),
    address: `${road}${1 + Math.floor(random() * 180)}号`,
    streetCode: street.code,
    confidential: random() < 0.08,
    receivedAt,
    ...lifeOf(i < 2 ? 0.5 : shareAt(random, now - receivedAt), receivedAt, call.result, now, random),
  };
}

function ticketOfCase(row: CaseRow, random: Random, i: number, now: number): BulkTicket {
  const receivedAt = row.registeredAt - 10 * 60_000;
  const done = row.stage === 'closed';
  return {
    ...blank(
      `GD${dayOf(receivedAt)}${String(501 + i).padStart(4, '0')}`,
      row.sourceCode === '03' ? '12319' : '12345',
      random,
    ),
    kind: 'complaint',
    urgency: row.urgency,
    text: row.description,
    address: row.address,
    streetCode: row.streetCode,
    classKey: row.classKey,
    receivedAt,
    ...lifeOf(shareOf(row), receivedAt, done ? '现场已处理完毕' : '', now, random),
  };
}

/** What is older than a week is through, but for one in twelve. */
function shareAt(random: Random, age: number): number {
  return age > 7 * DAY_MS && random() > 1 / 12 ? 0 : random();
}

/** Answered where the case is closed, to be answered where it ended otherwise, in hand where it goes on. */
function shareOf({ stage }: CaseRow): number {
  if (stage === 'closed') return 0.55;
  return isFinal(stage) ? 0.6 : 0.75;
}

function blank(number: string, channel: string, random: Random) {
  const regular = random() < 0.25;
  const digits = regular
    ? String(1000 + Math.floor(random() * REGULARS)).padStart(8, '0')
    : String(Math.floor(random() * 1e8)).padStart(8, '0');
  return {
    number,
    channel,
    sourceSystem: 'demo',
    location: null,
    classKey: null,
    // 100 is no mobile prefix: nobody can be called by accident.
    reporter: { name: pick(random, FAMILY) + pick(random, GIVEN), phone: `100${digits}` },
    confidential: false,
    remark: null,
    dueAt: null,
  };
}

type Life = Pick<
  BulkTicket,
  'stage' | 'unitId' | 'signedAt' | 'result' | 'repliedAt' | 'satisfaction' | 'endedAt'
>;

/** How far a ticket has come: `share` below a half is through, the newest wait to be signed for. */
function lifeOf(share: number, receivedAt: number, result: string, now: number, random: Random): Life {
  const open = {
    unitId: null,
    signedAt: null,
    result: null,
    repliedAt: null,
    satisfaction: null,
    endedAt: null,
  };
  const age = now - receivedAt;
  if (share > 0.85 || age < 4 * HOUR_MS) return { ...open, stage: 'to_sign' };
  const signedAt = receivedAt + Math.floor(Math.min(3 * HOUR_MS, age * 0.2));
  if (share > 0.65) return { ...open, stage: 'handling', signedAt };
  if (share > 0.58) return { ...open, stage: 'to_reply', signedAt, result };
  const repliedAt = signedAt + Math.floor((0.1 + 0.7 * random()) * Math.min(4 * DAY_MS, now - signedAt));
  if (share >= 0.5) return { ...open, stage: 'to_revisit', signedAt, result, repliedAt };
  const endedAt = repliedAt + Math.floor(0.8 * Math.min(DAY_MS, now - repliedAt));
  const mood = random();
  const satisfaction = mood < 0.72 ? 'satisfied' : mood < 0.92 ? 'basicallySatisfied' : 'notReached';
  return { ...open, stage: 'archived', signedAt, result, repliedAt, satisfaction, endedAt };
}

/** One caller is not content and waits for an answer, another one's ticket is being done again. */
function leaveDissatisfied(station: Station, rows: readonly { id: string }[]): void {
  rows.forEach(({ id }, i) => {
    take(station, id, (step) => ({
      name: 'revisit',
      input: { ...step, satisfaction: 'unsatisfied', note: ANSWERS.unsatisfied },
    }));
    if (i > 0) take(station, id, (step) => ({ name: 'redo', input: { ...step, reason: ANSWERS.redo } }));
  });
}

function take(
  { tickets }: Station,
  id: string,
  stepOf: (step: { id: string; expectedVersion: number }) => TicketStep,
): void {
  tickets.takeStep(NOBODY, stepOf({ id, expectedVersion: tickets.versionOf(id) }));
}

function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** `20261120`, in the station's zone. */
function dayOf(at: number): string {
  return new Date(at + 8 * HOUR_MS).toISOString().slice(0, 10).replaceAll('-', '');
}
