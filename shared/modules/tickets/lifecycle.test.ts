import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { TicketClock } from '#shared/modules/territory/index.ts';
import { type CompiledCalendar, compileCalendar, type Limit, resolveCalendar } from '#shared/time/index.ts';
import type { TicketStep, TicketStepName } from './commands.ts';
import { evolveTicket } from './evolve.ts';
import { decideStep, decideTicket, linkFact, type TicketContext } from './lifecycle.ts';
import { CLOCKS_OF_STAGE, isTicketFinal, TICKET_STAGES, type TicketStage } from './stages.ts';
import { AWAITED_TICKET_STEPS, LEGAL_TICKET_STAGES } from './steps.ts';
import { readTicketClocks, shownClocks } from './ticket-clocks.ts';
import type { TicketFact } from './ticket-facts.ts';
import type { TicketReport, TicketState } from './ticket-state.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-16T01:00:00Z');
const CASE = '01999999-0000-7000-8000-0000000000c1';
const idOf = (n: number) => `01999999-0000-7000-8000-${String(n).padStart(12, '0')}`;
const hours = (value: number): Limit => ({ value, unit: 'naturalHour' });

const resolved = resolveCalendar(
  {
    id: 'c',
    version: '1',
    zone: 'Asia/Shanghai',
    plans: [{ from: '2020-01-01', to: null, weekdays: [1, 2, 3, 4, 5], slots: [['09:00', '17:00']] }],
    days: {},
  },
  null,
);
if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
const calendar: CompiledCalendar = compileCalendar(resolved.calendar);

const LIMITS: Record<TicketClock, number> = {
  sign: 4,
  contact: 2,
  handle: 72,
  revisit: 24,
  decide: 8,
  redo: 40,
};

const report = (number: string, phone: string | null): TicketReport => ({
  number,
  channel: '12345',
  kind: 'complaint',
  urgency: 'normal',
  text: '夜间施工噪音',
  address: '样例路1号',
  streetCode: null,
  location: null,
  classKey: null,
  reporter: phone === null ? null : { name: '王小明', phone },
  confidential: false,
  remark: null,
  receivedAt: START,
});

/** Tickets of one bureau that take steps at given hours. */
class Bureau {
  now = START;
  readonly tickets = new Map<string, TicketState>();
  readonly versions = new Map<string, number>();
  changes: Partial<TicketContext> = {};

  context(): TicketContext {
    return {
      now: this.now,
      speaksFor: null,
      limitOf: (clock) => hours(LIMITS[clock]),
      calendar: '1',
      revisitAttempts: 3,
      redoAtMost: 1,
      unitKnown: (unitId) => unitId.startsWith('u'),
      urgeFrom: (level) => (level === 'phone' ? START : level === 'notice' ? START + 96 * HOUR : undefined),
      caseNumber: (caseId) => (caseId === CASE ? 'E1' : null),
      ticket: (id) => this.tickets.get(id) ?? null,
      ...this.changes,
    };
  }

  add(n: number, phone: string | null = '10000000000'): string {
    const id = idOf(n);
    this.apply(id, decideTicket(report(`GD${n}`, phone), null, null, this.context()));
    return id;
  }

  apply(id: string, fact: TicketFact): void {
    const entityVersion = (this.versions.get(id) ?? 0) + 1;
    this.versions.set(id, entityVersion);
    const place = { entity: id, entityVersion, at: this.now, causedBy: null };
    this.tickets.set(id, evolveTicket(this.tickets.get(id) ?? null, fact, place));
  }

  at(id: string): TicketState {
    const state = this.tickets.get(id);
    if (!state) throw new Error(id);
    return state;
  }

  /** Tries a step an hour later; the refusal's code, or null when it was taken. */
  try(id: string, name: TicketStepName, input: object = {}, afterHours = 1): string | null {
    this.now += afterHours * HOUR;
    const said = { id, expectedVersion: this.at(id).version, ...WORDS[name], ...input };
    const decision = decideStep(this.at(id), { name, input: said } as TicketStep, this.context());
    if (decision instanceof Refusal) return decision.code;
    for (const { ticketId, fact } of decision.events) this.apply(ticketId, fact);
    return null;
  }

  take(id: string, ...names: TicketStepName[]): this {
    for (const name of names) expect(this.try(id, name), name).toBeNull();
    return this;
  }

  clocks(id: string) {
    return readTicketClocks(this.at(id), () => calendar);
  }
}

/** Words that every step accepts. */
const WORDS: Record<TicketStepName, object> = {
  sign: { unitId: 'u1', note: '' },
  sendBack: { reason: '不属本局', belongsTo: '生态环境局' },
  assign: { unitId: 'u2', note: '' },
  contact: { reached: true, note: '' },
  handle: { result: '已责令停工', resolved: true },
  reply: { text: '已处理' },
  revisit: { satisfaction: 'satisfied', note: '' },
  redo: { reason: '没有到场' },
  explain: { text: '属许可范围' },
  urge: { level: 'phone', text: '请尽快' },
  link: { caseId: CASE },
  unlink: { caseId: CASE, reason: '关联有误' },
  join: { mainId: idOf(2) },
  separate: { reason: '不是一件事' },
};
const STEPS = Object.keys(WORDS) as TicketStepName[];
const unsatisfied = { satisfaction: 'unsatisfied', note: '还是吵' };

describe('the straight way', () => {
  it('goes from receipt to the archive, each clock in its time', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'sign', 'contact', 'handle', 'reply', 'revisit');
    const state = bureau.at(id);
    expect(state).toMatchObject({
      stage: 'archived',
      satisfaction: 'satisfied',
      unitId: 'u1',
      resolved: true,
    });
    expect(state.endedAt).toBe(START + 5 * HOUR);
    const { sign, contact, handle, revisit } = bureau.clocks(id);
    expect([sign, contact, handle, revisit].map((clock) => clock?.stoppedAt)).toEqual(
      [1, 2, 4, 5].map((hour) => START + hour * HOUR),
    );
    expect(handle).toMatchObject({ startedAt: START, onTime: true });
  });

  it('takes the deadline of the hotline for its own', () => {
    const fact = decideTicket(report('GD1', null), null, hours(5), new Bureau().context());
    const place = { entity: idOf(1), entityVersion: 1, at: START + HOUR, causedBy: null };
    const { handle } = readTicketClocks(evolveTicket(null, fact, place), () => calendar);
    expect(handle?.dueAt).toBe(START + 5 * HOUR);
  });

  it('asks nobody who left no phone', () => {
    const bureau = new Bureau();
    const id = bureau.add(1, null);
    bureau.take(id, 'sign');
    expect(bureau.try(id, 'contact')).toBe('ticket.nobodyToCall');
    expect(bureau.clocks(id).contact).toBeUndefined();
    bureau.take(id, 'handle', 'reply');
    expect(bureau.at(id)).toMatchObject({ stage: 'archived', satisfaction: null });
  });

  it('is sent back with its reason, and all clocks stop', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'sendBack');
    expect(bureau.at(id)).toMatchObject({ stage: 'returned', endReason: '不属本局（生态环境局）' });
    expect(Object.values(bureau.clocks(id)).map(({ state }) => state)).toEqual(['stopped', 'stopped']);
  });
});

describe('回访', () => {
  const replied = () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'sign', 'contact', 'handle', 'reply');
    return { bureau, id };
  };

  it('is tried as often as the rules say, then ends unanswered', () => {
    const { bureau, id } = replied();
    for (const stage of ['to_revisit', 'to_revisit', 'archived']) {
      expect(bureau.try(id, 'revisit', { satisfaction: 'notReached' })).toBeNull();
      expect(bureau.at(id).stage).toBe(stage);
    }
    expect(bureau.at(id)).toMatchObject({ satisfaction: 'notReached', notReached: 3 });
  });

  it('has a ticket done again once, against a clock of its own', () => {
    const { bureau, id } = replied();
    expect(bureau.try(id, 'revisit', { satisfaction: 'unsatisfied', note: '' })).toBe('ticket.noteRequired');
    bureau.try(id, 'revisit', unsatisfied);
    expect(bureau.at(id).stage).toBe('dissatisfied');
    bureau.take(id, 'redo');
    const redoneAt = bureau.now;
    const shown = shownClocks(bureau.at(id), bureau.clocks(id));
    expect(shown.overall).toMatchObject({ startedAt: redoneAt, dueAt: redoneAt + 40 * HOUR });
    expect(bureau.clocks(id).handle).toMatchObject({ state: 'stopped', stoppedAt: START + 4 * HOUR });
    bureau.take(id, 'handle', 'reply');
    bureau.try(id, 'revisit', unsatisfied);
    expect(bureau.try(id, 'redo')).toBe('ticket.redoSpent');
    bureau.take(id, 'explain');
    expect(bureau.at(id)).toMatchObject({ stage: 'archived', redoCount: 1, endReason: '属许可范围' });
    expect(bureau.at(id).firstRepliedAt).toBe(START + 4 * HOUR);
  });
});

describe('并单', () => {
  it('answers all at once, and asks each caller for himself', () => {
    const bureau = new Bureau();
    const [main, child, silent] = [bureau.add(2), bureau.add(3), bureau.add(4, null)] as const;
    bureau.take(child, 'join').take(silent, 'join');
    expect(bureau.at(child)).toMatchObject({ stage: 'joined', mainId: main, signedAt: START + HOUR });
    expect(bureau.clocks(child).handle?.state).toBe('running');
    expect(bureau.try(main, 'sendBack')).toBe('ticket.hasJoined');
    bureau.take(main, 'sign', 'handle', 'reply');
    expect([main, child, silent].map((id) => bureau.at(id).stage)).toEqual([
      'to_revisit',
      'to_revisit',
      'archived',
    ]);
    expect(bureau.at(child).reply).toBe('已处理');
  });

  it('joins neither a ticket with others on it, nor to one that is answered or joined itself', () => {
    const bureau = new Bureau();
    const [main, child, other] = [bureau.add(2), bureau.add(3), bureau.add(4)] as const;
    bureau.take(child, 'join');
    expect(bureau.try(main, 'join', { mainId: other })).toBe('ticket.hasJoined');
    expect(bureau.try(other, 'join', { mainId: child })).toBe('ticket.cannotJoin');
    expect(bureau.try(other, 'join', { mainId: other })).toBe('ticket.cannotJoin');
    expect(bureau.try(other, 'join', { mainId: idOf(99) })).toBe('ticket.cannotJoin');
    bureau.take(main, 'sign', 'handle', 'reply');
    expect(bureau.try(other, 'join', { mainId: main })).toBe('ticket.cannotJoin');
  });

  it('lets go again', () => {
    const bureau = new Bureau();
    const [main, child] = [bureau.add(2), bureau.add(3)] as const;
    bureau.take(child, 'join', 'separate');
    expect(bureau.at(child)).toMatchObject({ stage: 'handling', mainId: null });
    expect(bureau.at(main).joined).toEqual([]);
  });
});

describe('催办', () => {
  it('is sent once a level, and not before its time', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'urge');
    expect(bureau.try(id, 'urge')).toBe('ticket.urgeSent');
    expect(bureau.try(id, 'urge', { level: 'notice' })).toBe('ticket.urgeTooEarly');
    expect(bureau.try(id, 'urge', { level: 'x' })).toBe('ticket.unknownUrge');
    expect(bureau.try(id, 'urge', { level: 'notice' }, 96)).toBeNull();
    expect(bureau.at(id).urges.map(({ level }) => level)).toEqual(['phone', 'notice']);
  });
});

describe('cases', () => {
  it('are linked once each, and the words of one that was unlinked are not offered', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'link');
    expect(bureau.try(id, 'link')).toBe('ticket.alreadyLinked');
    expect(bureau.try(id, 'link', { caseId: idOf(77) })).toBe('case.unknown');
    bureau.apply(id, {
      kind: 'TicketReplyOffered.v1',
      payload: { caseId: CASE, number: 'E1', text: '已清理' },
    });
    bureau.take(id, 'unlink');
    expect(bureau.at(id)).toMatchObject({ cases: [], offered: null });
    expect(bureau.try(id, 'unlink')).toBe('ticket.notLinked');
    bureau.apply(id, linkFact(CASE, 'E1', 'converted'));
    expect(bureau.at(id).cases).toEqual([{ caseId: CASE, number: 'E1', how: 'converted' }]);
  });
});

describe('who may', () => {
  it('keeps a unit to its own tickets', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    bureau.take(id, 'sign');
    bureau.changes = { speaksFor: { unitId: 'u2' } };
    expect(bureau.try(id, 'handle')).toBe('ticket.notYourUnit');
    bureau.changes = { speaksFor: { unitId: null } };
    expect(bureau.try(id, 'handle')).toBe('ticket.notYourUnit');
    bureau.changes = { speaksFor: { unitId: 'u1' } };
    bureau.take(id, 'handle');
  });

  it('refuses what was decided on an older state', () => {
    const bureau = new Bureau();
    const id = bureau.add(1);
    expect(bureau.try(id, 'sign', { expectedVersion: 9 })).toBe('ticket.changed');
    expect(bureau.try(id, 'sign', { unitId: 'x' })).toBe('case.unknownUnit');
  });
});

it.each(TICKET_STAGES)('%s waits for steps that are legal there', (stage) => {
  for (const step of AWAITED_TICKET_STEPS[stage]) expect(LEGAL_TICKET_STAGES[step]).toContain(stage);
  if (!isTicketFinal(stage) && stage !== 'joined')
    expect(AWAITED_TICKET_STEPS[stage].length).toBeGreaterThan(0);
});

/** Any walk of any steps over three tickets. */
const walk = fc.array(
  fc.record({
    ticket: fc.integer({ min: 1, max: 3 }),
    name: fc.constantFrom(...STEPS),
    main: fc.integer({ min: 1, max: 3 }),
    answer: fc.constantFrom('satisfied', 'basicallySatisfied', 'unsatisfied', 'notReached'),
    hours: fc.integer({ min: 0, max: 50 }),
  }),
  { maxLength: 40 },
);

it('holds its laws on any walk', () => {
  fc.assert(
    fc.property(walk, (steps) => {
      const bureau = new Bureau();
      for (const n of [1, 2]) bureau.add(n);
      bureau.add(3, null);
      for (const { ticket, name, main, answer, hours: after } of steps) {
        const id = idOf(ticket);
        const before = bureau.at(id);
        const input =
          name === 'join'
            ? { mainId: idOf(main) }
            : name === 'revisit'
              ? { satisfaction: answer, note: '答' }
              : {};
        const refusal = bureau.try(id, name, input, after);
        if (isTicketFinal(before.stage)) expect(refusal).toBe('ticket.illegalStep');
        if (refusal !== null) expect(bureau.at(id)).toBe(before);
        for (const state of bureau.tickets.values()) checkLaws(state, bureau);
      }
    }),
    { numRuns: 300 },
  );
});

function checkLaws(state: TicketState, bureau: Bureau): void {
  const running = Object.entries(bureau.clocks(state.id)).filter(([, clock]) => clock.state === 'running');
  const allowed: readonly string[] = CLOCKS_OF_STAGE[state.stage as TicketStage];
  for (const [clock] of running) expect(allowed).toContain(clock);
  // What waits for a reply is always being timed.
  const waits: readonly TicketStage[] = ['to_sign', 'handling', 'to_reply', 'joined'];
  if (waits.includes(state.stage)) {
    expect(running.some(([clock]) => clock === 'handle' || clock === 'redo')).toBe(true);
  }
  expect(state.endedAt !== null).toBe(isTicketFinal(state.stage));
  expect(state.redoCount).toBeLessThanOrEqual(1);
  expect(state.stage === 'joined' ? state.mainId !== null : true).toBe(true);
  if (state.stage === 'joined') expect(bureau.at(state.mainId ?? '').joined).toContain(state.id);
  for (const child of state.joined) expect(bureau.at(child).mainId).toBe(state.id);
}
