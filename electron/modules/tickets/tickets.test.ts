import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '#electron/platform/door/index.ts';
import { factReader, rebuildAndCompare } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { RegisterInput } from '#shared/modules/cases/index.ts';
import {
  AWAITED_TICKET_STEPS,
  isTicketFinal,
  type RegisterTicket,
  TICKET_STAGES,
  type TicketStep,
  type TicketStepName,
  ticketSteps,
} from '#shared/modules/tickets/index.ts';
import { FIGURE_SQL } from './queries/figures.query.ts';
import { COUNT_SQL, laneOf, laneSql } from './queries/list-tickets.query.ts';
import { openTicketsDb, postsOf, ticketInput, ticketsStation } from './testing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let station: ReturnType<typeof ticketsStation>;
let posts: ReturnType<typeof postsOf>;
beforeEach(() => {
  station = ticketsStation();
  posts = postsOf(station.territory);
});
afterEach(() => {
  station.db.close();
});

const router = () => station.tickets.router;
const ask = <T>(work: (context: { context: { session: Session } }) => Promise<T>, session = posts.intake) =>
  work({ context: { session } });
const get = (id: string, session = posts.intake) =>
  ask((context) => call(router().get, { id }, context), session);
const register = (said: Partial<RegisterTicket> = {}) =>
  station.tickets.register(posts.intake, ticketInput(said)).id;

const WORDS: Partial<Record<TicketStepName, object>> = {
  sign: { unitId: null, note: '' },
  sendBack: { reason: '不属本局', belongsTo: '' },
  contact: { reached: true, note: '' },
  handle: { result: '已责令停工', resolved: true },
  reply: { text: '已处理' },
  revisit: { satisfaction: 'satisfied', note: '' },
};

/** Takes steps as the shift leader, who may take all of them. */
function take(id: string, ...steps: (TicketStepName | [TicketStepName, object])[]): void {
  for (const step of steps) {
    const [name, input] = typeof step === 'string' ? [step, {}] : step;
    const { version } = station.tickets.list(everything).rows.find((row) => row.id === id) as {
      version: number;
    };
    const said = { id, expectedVersion: version, ...WORDS[name], ...input };
    station.tickets.takeStep(posts.leader, { name, input: said } as TicketStep);
    station.clock.advance(HOUR);
  }
}
const everything = { view: 'all', filters: {}, cursor: null, limit: 200 } as const;

function refused(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
}

const caseInput: RegisterInput = {
  sourceCode: '01',
  classKey: 'E0301',
  description: '夜间施工',
  address: '样例路12号',
  streetCode: null,
  location: null,
  urgency: 'normal',
  componentCode: null,
  reporter: null,
  occurredAt: null,
};

describe('taking in', () => {
  it('keeps the number of the hotline once, and numbers calls that this desk took', () => {
    register({ number: 'GD20261116001' });
    expect(refused(() => register({ number: 'GD20261116001' }))).toBe('ticket.numberTaken');
    register({ channel: '12319' });
    register({ channel: '12319' });
    const numbers = station.tickets.list(everything).rows.map(({ number }) => number);
    expect(numbers.sort()).toEqual(['12319-20261116-A0001', '12319-20261116-A0002', 'GD20261116001']);
  });

  it.each<[Partial<RegisterTicket>, string]>([
    [{ channel: 'x' }, 'ticket.unknownChannel'],
    [{ streetCode: '110101001' }, 'case.unknownStreet'],
    [{ classKey: 'E9999' }, 'case.unknownClass'],
    [{ receivedAt: Date.parse('2027-01-01') }, 'ticket.receivedLater'],
    [{ dueAt: 1 }, 'ticket.dueEarlier'],
  ])('refuses %j', (said, code) => {
    expect(refused(() => register(said))).toBe(code);
    expect(station.tickets.list(everything).rows).toEqual([]);
  });

  it('counts from the receipt against the limits of kind and urgency', async () => {
    const receivedAt = station.clock.now() - 2 * HOUR;
    const { clocks } = await get(register({ receivedAt, urgency: 'veryUrgent' }));
    expect(clocks.overall).toMatchObject({ startedAt: receivedAt, dueAt: receivedAt + DAY });
    expect(clocks.stage).toMatchObject({ dueAt: receivedAt + HOUR / 2 });
    const given = await get(register({ dueAt: station.clock.now() + 90 * HOUR }));
    expect(given.clocks.overall?.limit).toEqual({ value: 90, unit: 'naturalHour' });
  });
});

describe('callers', () => {
  it('are masked, named at no kiosk, and revealing one is a fact that does not age the ticket', async () => {
    const id = register();
    const detail = await get(id);
    expect(detail.reporter).toEqual({ name: '王**', phone: '100****5678' });
    const kiosk: Session = { ...posts.intake, windowKind: 'kiosk' };
    expect((await get(id, kiosk)).reporter).toBeNull();
    const timeline = await ask((context) => call(router().timeline, { id }, context));
    expect(JSON.stringify(timeline)).not.toContain('王小明');
    const asked = { id, field: 'phone', purpose: '先行联系' } as const;
    expect(await ask((context) => call(router().reveal, asked, context))).toEqual({ value: '10012345678' });
    expect((await get(id)).version).toBe(detail.version);
    const facts = factReader(station.db).ofEntity(id);
    expect(facts.at(-1)).toMatchObject({
      kind: 'TicketReporterRevealed.v1',
      payload: { purpose: '先行联系' },
    });
    await expect(ask((context) => call(router().reveal, asked, context), kiosk)).rejects.toThrow();
  });

  it('who call again within the days of the rules are shown, with the same matter nearby', async () => {
    const street = station.territory.parts.streets[0]?.code ?? '';
    const at = (lng: number) => ({ lng, lat: 31.2, origin: 'wgs84' }) as const;
    const first = register({ streetCode: street, location: at(121.5) });
    station.clock.advance(40 * DAY);
    const second = register({ streetCode: street, location: at(121.5), classKey: 'E0301' });
    const near = { streetCode: street, reporter: null } as const;
    const matter = register({ ...near, location: at(121.501), classKey: 'E0301' });
    const other = register({ ...near, location: at(121.501), classKey: 'E0102' });
    const far = register({ ...near, location: at(121.51), classKey: 'E0301' });
    const thanks = register({ ...near, location: at(121.5), text: '感谢环卫工人归还钱包' });
    station.clock.advance(DAY);
    const again = register({ streetCode: street });
    const found = await ask((context) => call(router().repeats, { id: second }, context));
    expect(found.callers.map(({ id }) => id)).toEqual([again]);
    expect(found.matters.map(({ id }) => id)).toContain(matter);
    for (const id of [first, other, far, thanks])
      expect(found.matters.map((row) => row.id)).not.toContain(id);
    expect((await get(again)).earlierCalls).toBe(1);
    expect((await get(second)).earlierCalls).toBe(0);
  });
});

describe('cases', () => {
  it('are made of a ticket with its source and caller, both or neither', async () => {
    const id = register({ channel: '12319' });
    const { sourceCode: _, reporter: __, ...said } = caseInput;
    const made = station.tickets.convert(posts.intake, { id, expectedVersion: 1, case: said });
    expect(station.cases.find(made.case.id)).toMatchObject({
      sourceCode: '03',
      reporter: { name: '王小明', phone: '10012345678' },
    });
    const detail = await get(id);
    expect(detail.cases).toMatchObject([
      { caseId: made.case.id, number: made.case.number, how: 'converted' },
    ]);
    const shown = await ask((context) => call(router().ofCase, { caseId: made.case.id }, context));
    expect(shown.map((row) => row.id)).toEqual([id]);
    const wrong = { ...said, classKey: 'E9999' };
    const seen = detail.version;
    expect(
      refused(() => station.tickets.convert(posts.intake, { id, expectedVersion: seen, case: wrong })),
    ).toBe('case.unknownClass');
    expect(refused(() => station.tickets.convert(posts.intake, { id, expectedVersion: 1, case: said }))).toBe(
      'ticket.changed',
    );
    expect((await get(id)).cases).toHaveLength(1);
  });

  it('do not learn who asked for confidence', () => {
    const id = register({ confidential: true });
    const { sourceCode: _, reporter: __, ...said } = caseInput;
    const made = station.tickets.convert(posts.intake, { id, expectedVersion: 1, case: said });
    expect(station.cases.find(made.case.id)?.reporter).toBeNull();
  });

  it('offer their last words to tickets that wait for a reply', async () => {
    const [waiting, answered] = [register(), register()];
    const { id: caseId } = station.cases.register(posts.intake, caseInput);
    for (const id of [waiting, answered]) take(id, ['link', { caseId }], 'sign');
    take(answered, 'handle', 'reply');
    const input = { id: caseId, expectedVersion: 1, reason: '现场未发现施工' };
    station.cases.takeStep(posts.leader, caseId, { name: 'reject', input });
    expect((await get(waiting)).offered).toMatchObject({ caseId, text: '现场未发现施工' });
    expect((await get(answered)).offered).toBeNull();
    const offer = factReader(station.db).ofEntity(waiting).at(-1);
    expect(factReader(station.db).byId(offer?.causedBy ?? '')?.kind).toBe('CaseRejected.v1');
    take(waiting, 'handle', 'reply');
    expect((await get(waiting)).offered).toBeNull();
  });
});

describe('units', () => {
  it('work on their own tickets only, and are offered nothing on others', async () => {
    const unitId = station.territory.parts.units[0]?.id ?? '';
    const id = register();
    take(id, ['sign', { unitId }]);
    const squad = posts.squad(unitId);
    const stranger = posts.squad('nobody');
    expect((await get(id, squad)).actions.find(({ primary }) => primary)?.command).toBe('contact');
    expect((await get(id, stranger)).actions.filter(({ refusal }) => refusal === null)).toEqual([]);
    const input = { id, expectedVersion: 2, result: '已到场', resolved: true };
    expect(refused(() => station.tickets.takeStep(stranger, { name: 'handle', input }))).toBe(
      'ticket.notYourUnit',
    );
    expect(station.tickets.takeStep(squad, { name: 'handle', input }).stage).toBe('to_reply');
  });
});

describe('lists', () => {
  it('show each ticket where it stands, soonest deadline first', async () => {
    const [late, soon, signed, dissatisfied] = [
      register({ receivedAt: station.clock.now() - 30 * DAY }),
      register({ urgency: 'veryUrgent' }),
      register(),
      register(),
    ];
    take(signed, 'sign');
    take(dissatisfied, 'sign', 'handle', 'reply', [
      'revisit',
      { satisfaction: 'unsatisfied', note: '还是吵' },
    ]);
    const list = (view: (typeof everything)['view'] | 'to_sign' | 'handling' | 'dissatisfied' | 'overdue') =>
      station.tickets.list({ ...everything, view }).rows.map(({ id }) => id);
    expect(list('to_sign')).toEqual([late, soon]);
    expect(list('handling')).toEqual([signed]);
    expect(list('dissatisfied')).toEqual([dissatisfied]);
    expect(list('overdue')).toEqual([late, soon]);
    expect(list('all')).toHaveLength(4);
    take(dissatisfied, ['redo', { reason: '没有到场' }]);
    expect(list('dissatisfied')).toEqual([dissatisfied]);
    const counts = await ask((context) => call(router().counts, undefined, context));
    expect(counts).toMatchObject({ to_sign: 2, handling: 2, dissatisfied: 1, overdue: 2, all: null });
  });

  it('put together from pages are whole, and a cursor of another list is refused', () => {
    const ids = Array.from({ length: 25 }, (_, i) => register({ urgency: i % 2 ? 'urgent' : 'normal' }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = station.tickets.list({ view: 'to_sign', filters: {}, cursor, limit: 10 });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const first = station.tickets.list({ view: 'to_sign', filters: {}, cursor: null, limit: 10 }).next;
    expect(refused(() => station.tickets.list({ ...everything, cursor: first }))).toBe('page.badCursor');
    expect(station.tickets.list({ ...everything, filters: { channel: '12319' } }).rows).toEqual([]);
  });

  it('neither sort nor scan', () => {
    const plan = (sql: string) =>
      (
        station.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array(sql.split('?').length - 1).fill(1)) as {
          detail: string;
        }[]
      )
        .map(({ detail }) => detail)
        .join('; ');
    for (const view of ['to_sign', 'dissatisfied', 'overdue', 'all'] as const) {
      for (const first of [true, false]) {
        const text = plan(laneSql(laneOf(view, 0), ' AND kind = ?', first));
        expect(text).not.toMatch(/TEMP B-TREE|SCAN tickets$/);
      }
    }
    for (const sql of [...Object.values(FIGURE_SQL), ...Object.values(COUNT_SQL)]) {
      expect(plan(sql)).toMatch(/USING (COVERING )?INDEX/);
    }
  });
});

it('finds by number, phone and words, and phones at no kiosk', async () => {
  const id = register({ number: 'GD7788', text: '云溪花园垃圾堆放多日' });
  register({ number: 'GD9', text: '路灯不亮', reporter: null });
  const search = async (text: string, session = posts.intake) =>
    (await ask((context) => call(router().search, { text }, context), session)).hits.map(({ row }) => row.id);
  for (const text of ['GD77', '10012345678', '5678', '垃圾', '溪', '花园 堆放'])
    expect(await search(text)).toEqual([id]);
  expect(await search('5678', { ...posts.intake, windowKind: 'kiosk' })).toEqual([]);
  expect(await search('花园路灯')).toEqual([]);
});

it('counts what its formulas say', async () => {
  const from = station.clock.now();
  const [good, bad, mute, late] = [register(), register(), register(), register({ urgency: 'veryUrgent' })];
  take(good, 'sign', 'contact', 'handle', 'reply', ['revisit', { satisfaction: 'basicallySatisfied' }]);
  take(
    bad,
    'sign',
    ['handle', { resolved: false }],
    'reply',
    ['revisit', { satisfaction: 'unsatisfied', note: '没来' }],
    ['redo', { reason: '没有到场' }],
  );
  take(
    mute,
    'sign',
    'contact',
    'handle',
    'reply',
    ...Array(3).fill(['revisit', { satisfaction: 'notReached' }]),
  );
  station.clock.advance(DAY);
  take(late, 'sign', 'handle', 'reply');
  const back = register();
  take(back, 'sendBack');
  const figures = (to: number) => ask((context) => call(router().figures, { from, to }, context));
  const now = await figures(station.clock.now());
  expect(now).toMatchObject({
    received: 5,
    notReached: 1,
    satisfied: { numerator: 1, denominator: 2 },
    redone: { numerator: 1, denominator: 4 },
    contacted: { numerator: 2, denominator: 4 },
    resolved: { numerator: 3, denominator: 4 },
    // Only the urgent one was due by now.
    onTime: { numerator: 0, denominator: 1 },
  });
  const later = await figures(station.clock.now() + 60 * DAY);
  expect(later.onTime).toEqual({ numerator: 3, denominator: 4 });
});

it('rebuilds to the same tables', () => {
  const [main, child, third] = [register(), register({ reporter: null }), register()];
  take(child, ['join', { mainId: main }]);
  take(third, ['join', { mainId: main }], ['separate', { reason: '不是一件事' }]);
  const { id: caseId } = station.cases.register(posts.intake, caseInput);
  take(third, ['link', { caseId }], ['unlink', { caseId, reason: '有误' }]);
  take(main, ['link', { caseId }], 'sign', ['urge', { level: 'phone', text: '请尽快' }], 'handle', 'reply');
  const differences = rebuildAndCompare(station.db, openTicketsDb(), station.projections);
  expect(differences.filter(({ missing, unexplained }) => missing + unexplained > 0)).toEqual([]);
  expect(differences.map(({ table }) => table)).toContain('tickets');
  expect(station.db.prepare('SELECT count(*) FROM ticket_cases').pluck().get()).toBe(1);
});

it.each(TICKET_STAGES.filter((stage) => !isTicketFinal(stage) && stage !== 'joined'))(
  'in %s a manned post can go on',
  (stage) => {
    const manned = new Set(station.territory.parts.persons.flatMap((person) => person.posts));
    for (const step of AWAITED_TICKET_STEPS[stage]) {
      const holders = station.territory.parts.posts.filter(
        ({ id, permissions }) => manned.has(id) && permissions.includes(ticketSteps[step].permission),
      );
      expect(holders).not.toEqual([]);
    }
  },
);
