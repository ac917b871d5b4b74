import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CompiledCalendar, compileCalendar, type Limit, resolveCalendar } from '#shared/time/index.ts';
import { readClock } from './case-clocks.ts';
import type { CaseFact } from './case-facts.ts';
import type { CaseReport, CaseState } from './case-state.ts';
import { evolve } from './evolve.ts';
import { type CaseStep, decide, decideRegister, type StepContext } from './lifecycle.ts';
import { type CaseStage, isFinal, LIMIT_OF_STAGE } from './stages.ts';
import { type CaseStepName, LEGAL_STAGES } from './steps.ts';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-16T01:00:00Z');
const ID = '01999999-0000-7000-8000-000000000001';
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
const calendars = () => calendar;

const report: CaseReport = {
  number: 'E010220261116A0001',
  classKey: 'E0102',
  codeSet: 'CJT214',
  sourceCode: '01',
  description: '暴露垃圾',
  address: '样例路1号',
  streetCode: null,
  location: null,
  urgency: 'normal',
  componentCode: null,
  reporter: null,
  occurredAt: null,
};

function context(change: Partial<StepContext> = {}): StepContext {
  return {
    now: START,
    speaksFor: null,
    mayFile: true,
    limitOf: (step) => hours(step === 'dispose' ? 8 : 2),
    calendar: '1',
    condition: (id) => ({ id, condition: 'c', closingCondition: 'd', limit: hours(24) }),
    unitKnown: (unitId) => unitId.startsWith('u'),
    ...change,
  };
}

/** A case that takes steps at given hours and remembers its facts. */
class Walk {
  state: CaseState;
  facts: CaseFact[] = [];
  now = START;

  constructor(first: 'registered' | 'verify_to_send' | 'to_file' = 'to_file') {
    const { facts } = decideRegister(
      report,
      { day: '2026-11-16', kind: 'event', station: 'A', serial: 1 },
      first,
      context(),
    );
    this.state = this.#add(null, facts);
  }

  #add(state: CaseState | null, facts: CaseFact[]): CaseState {
    let next = state;
    for (const fact of facts) {
      this.facts.push(fact);
      const place = { entity: ID, entityVersion: this.facts.length, at: this.now, causedBy: null };
      next = evolve(next, fact, place);
    }
    return next as CaseState;
  }

  /** Tries a step `after` hours later; the refusal's code, or null when it was taken. */
  try(name: CaseStepName, input: object = {}, change: Partial<StepContext> = {}, after = 1): string | null {
    this.now += after * HOUR;
    const said = { id: ID, expectedVersion: this.state.version, ...WORDS[name], ...input };
    const decision = decide(
      this.state,
      { name, input: said } as CaseStep,
      context({ now: this.now, ...change }),
    );
    if (decision instanceof Refusal) return decision.code;
    this.state = this.#add(this.state, decision.facts);
    return null;
  }

  take(...names: (CaseStepName | [CaseStepName, object])[]): this {
    for (const step of names) {
      const [name, input] = typeof step === 'string' ? [step, {}] : step;
      expect(this.try(name, input), name).toBeNull();
    }
    return this;
  }

  clock(which: 'overall' | 'stageClock') {
    return readClock(this.state[which], calendars);
  }
}

/** Words that every step accepts. */
const WORDS: Record<CaseStepName, object> = {
  sendVerification: { note: '' },
  reportVerification: { found: true, text: '属实' },
  file: { conditionId: 'c1', areaClass: null, urgency: 'normal' },
  reject: { reason: '不属实' },
  dispatch: { unitId: 'u1', instruction: '' },
  accept: {},
  dispose: { feedback: '已清理', photos: [] },
  requestExtension: { by: hours(4), reason: '雨天' },
  reviewExtension: { approved: true, comment: '' },
  requestReturn: { reason: '不属我管' },
  reviewReturn: { approved: true, comment: '' },
  requestSuspension: { reason: '等待材料', reviewAt: START + 1e10 },
  reviewSuspension: { approved: true, comment: '' },
  resume: { note: '' },
  sendCheck: { note: '' },
  reportCheck: { passed: true, text: '已整洁' },
  close: { note: '' },
  rework: { reason: '未清完' },
  requestVoid: { reason: '重复' },
  reviewVoid: { approved: true, comment: '' },
  supervise: { opinion: '从速' },
  replySupervision: { reply: '已派人' },
  urge: { note: '' },
  addPhoto: { photo: { hash: 'a'.repeat(64), kind: 'scene', name: 'a.jpg', by: 'x', width: 1, height: 1 } },
};
/** Legal in every open stage: a walk of only these would stand still. */
const ANYWHERE = new Set<CaseStepName>(['supervise', 'replySupervision', 'urge', 'addPhoto']);
const STEPS = Object.keys(WORDS) as CaseStepName[];

describe('the straight way', () => {
  it('goes from intake to the end', () => {
    const walk = new Walk('verify_to_send').take(
      'sendVerification',
      'reportVerification',
      'file',
      'dispatch',
      'accept',
    );
    walk.take('dispose', 'sendCheck', 'reportCheck', 'close');
    expect(walk.state.stage).toBe('closed');
    expect(walk.clock('overall')).toMatchObject({ state: 'stopped', onTime: true });
    expect(walk.facts.map(({ kind }) => kind)).toMatchInlineSnapshot(`
      [
        "CaseRegistered.v1",
        "CaseVerificationSent.v1",
        "CaseVerificationReported.v1",
        "CaseFiled.v1",
        "CaseDispatched.v1",
        "CaseAccepted.v1",
        "CaseDisposed.v1",
        "CaseCheckSent.v1",
        "CaseCheckReported.v1",
        "CaseClosed.v1",
      ]
    `);
  });
});

describe('where a step leads', () => {
  const disposing = () => new Walk().take('file', 'dispatch', 'accept');
  it.each<[string, () => Walk, CaseStepName, object, CaseStage]>([
    [
      'not found goes back to intake',
      () => new Walk('verify_to_send').take('sendVerification'),
      'reportVerification',
      { found: false },
      'registered',
    ],
    ['an alarm may be filed at once', () => new Walk('registered'), 'file', {}, 'to_dispatch'],
    ['rejected before filing', () => new Walk(), 'reject', {}, 'rejected'],
    ['extension granted', () => disposing().take('requestExtension'), 'reviewExtension', {}, 'disposing'],
    [
      'extension denied',
      () => disposing().take('requestExtension'),
      'reviewExtension',
      { approved: false, comment: '否' },
      'disposing',
    ],
    ['return granted', () => disposing().take('requestReturn'), 'reviewReturn', {}, 'to_dispatch'],
    [
      'return denied',
      () => disposing().take('requestReturn'),
      'reviewReturn',
      { approved: false, comment: '否' },
      'disposing',
    ],
    ['on account', () => disposing().take('requestSuspension'), 'reviewSuspension', {}, 'suspended'],
    [
      'not on account',
      () => disposing().take('requestSuspension'),
      'reviewSuspension',
      { approved: false, comment: '否' },
      'disposing',
    ],
    ['resumed', () => disposing().take('requestSuspension', 'reviewSuspension'), 'resume', {}, 'disposing'],
    [
      'check failed',
      () => disposing().take('dispose', 'sendCheck'),
      'reportCheck',
      { passed: false },
      'to_dispatch',
    ],
    [
      'sent back instead of closed',
      () => disposing().take('dispose', 'sendCheck', 'reportCheck'),
      'rework',
      {},
      'disposing',
    ],
    ['void granted', () => new Walk().take('file', 'requestVoid'), 'reviewVoid', {}, 'voided'],
    [
      'void denied',
      () => new Walk().take('file', 'requestVoid'),
      'reviewVoid',
      { approved: false, comment: '否' },
      'to_dispatch',
    ],
  ])('%s', (_name, before, step, input, stage) => {
    expect(before().take([step, input]).state.stage).toBe(stage);
  });
});

describe('what is refused', () => {
  const disposing = () => new Walk().take('file', 'dispatch');
  it.each<[string, () => Walk, CaseStepName, object, Partial<StepContext>]>([
    ['case.changed', () => new Walk(), 'file', { expectedVersion: 7 }, {}],
    ['case.illegalStep', () => new Walk(), 'close', {}, {}],
    ['case.notYourUnit', disposing, 'accept', {}, { speaksFor: { unitId: 'u2' } }],
    ['case.notYourUnit', disposing, 'accept', {}, { speaksFor: { unitId: null } }],
    ['door.notPermitted', () => new Walk(), 'reject', {}, { mayFile: false }],
    ['case.unknownCondition', () => new Walk(), 'file', {}, { condition: () => null }],
    ['case.unknownUnit', () => new Walk().take('file'), 'dispatch', { unitId: 'x' }, {}],
    ['case.notAccepted', disposing, 'dispose', {}, {}],
    ['case.notAccepted', disposing, 'requestExtension', {}, {}],
    ['case.alreadyAccepted', () => disposing().take('accept'), 'accept', {}, {}],
    ['photo.unknown', () => disposing().take('accept'), 'dispose', { photos: ['b'.repeat(64)] }, {}],
    ['photo.duplicate', () => disposing().take('addPhoto'), 'addPhoto', {}, {}],
    ['case.reviewDatePast', () => disposing().take('accept'), 'requestSuspension', { reviewAt: START }, {}],
    [
      'case.commentRequired',
      () => disposing().take('requestReturn'),
      'reviewReturn',
      { approved: false },
      {},
    ],
    ['case.notSupervised', disposing, 'replySupervision', {}, {}],
    ['case.illegalStep', () => new Walk().take('file'), 'rework', {}, {}],
  ])('%s', (code, before, step, input, change) => {
    const walk = before();
    const { state } = walk;
    expect(walk.try(step, input, change)).toBe(code);
    expect(walk.state).toBe(state);
  });
});

describe('the clocks', () => {
  it('pauses both on account and moves both due dates by the pause', () => {
    const walk = new Walk().take('file', 'dispatch', 'accept', 'requestSuspension');
    const due = walk.clock('overall')?.dueAt ?? 0;
    walk.take('reviewSuspension');
    expect(walk.clock('overall')).toMatchObject({ state: 'paused', dueAt: null, pauseReason: '等待材料' });
    expect(walk.clock('stageClock')).toMatchObject({ state: 'paused', pauseReason: '等待材料' });
    expect(walk.try('resume', {}, {}, 100)).toBeNull();
    expect(walk.clock('overall')).toMatchObject({ state: 'running', dueAt: due + 100 * HOUR });
    expect(walk.clock('stageClock')).toMatchObject({ state: 'running', pausedTotalMs: 101 * HOUR });
  });

  it('extends both, keeps the first due date, and does not charge the review to disposal', () => {
    const walk = new Walk().take('file', 'dispatch', 'accept');
    const [overall, stage] = [walk.clock('overall'), walk.clock('stageClock')];
    walk.take('requestExtension', 'reviewExtension');
    expect(walk.clock('overall')?.dueAt).toBe((overall?.dueAt ?? 0) + 4 * HOUR);
    expect(walk.clock('overall')?.originalDueAt).toBe(overall?.dueAt);
    expect(walk.clock('stageClock')?.dueAt).toBe((stage?.dueAt ?? 0) + 5 * HOUR);
    expect(walk.state.extendedCount).toBe(1);
  });

  it('starts disposal anew for the next unit and counts rework only for the same one', () => {
    const walk = new Walk().take('file', 'dispatch', 'accept', 'dispose', 'sendCheck', [
      'reportCheck',
      { passed: false },
    ]);
    walk.take(['dispatch', { unitId: 'u1' }]);
    expect(walk.state.reworkCount).toBe(1);
    walk.take('requestReturn', 'reviewReturn', ['dispatch', { unitId: 'u2' }]);
    expect(walk.state).toMatchObject({
      reworkCount: 1,
      unitId: 'u2',
      dispatchedTo: ['u1', 'u2'],
      acceptedAt: null,
    });
    expect(walk.clock('stageClock')).toMatchObject({ startedAt: walk.now, pausedTotalMs: 0 });
  });
});

describe('any walk', () => {
  const anyStep = fc.record({
    name: fc.constantFrom(...STEPS),
    yes: fc.boolean(),
    wrongVersion: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    unit: fc.constantFrom('u1', 'u2'),
    asUnit: fc.nat(9).map((n) => (n === 0 ? { unitId: 'u1' } : null)),
    after: fc.integer({ min: 0, max: 30 }),
    likely: fc.nat(),
  });

  it('holds the laws', () => {
    const seen = new Set<CaseStage>();
    fc.assert(
      fc.property(
        fc.constantFrom('registered' as const, 'verify_to_send' as const, 'to_file' as const),
        fc.array(anyStep, { minLength: 20, maxLength: 60 }),
        (first, steps) => {
          const walk = new Walk(first);
          for (const { name, yes, wrongVersion, unit, asUnit, after, likely } of steps) {
            const before = walk.state;
            const legal = STEPS.filter(
              (step) => LEGAL_STAGES[step].includes(before.stage) && !ANYWHERE.has(step),
            );
            const chosen =
              likely % 4 === 0 || legal.length === 0 ? name : (legal[likely % legal.length] as CaseStepName);
            const input = {
              approved: yes,
              passed: yes,
              found: yes,
              comment: '因',
              unitId: unit,
              expectedVersion: before.version + (wrongVersion ? 1 : 0),
            };
            const refusal = walk.try(chosen, input, { speaksFor: asUnit }, after);
            if (refusal !== null) expect(walk.state).toBe(before);
            else {
              expect(LEGAL_STAGES[chosen]).toContain(before.stage);
              expect(wrongVersion).toBe(false);
              expect(isFinal(before.stage)).toBe(false);
              expect(walk.state.version).toBe(before.version + 1);
              if (asUnit) expect(before.unitId).toBe('u1');
            }
            holdsClockLaws(walk);
            seen.add(walk.state.stage);
          }
        },
      ),
      { numRuns: 400, seed: 20261116 },
    );
    expect(seen.size).toBe(17);
  });
});

function holdsClockLaws(walk: Walk): void {
  const { state } = walk;
  const [overall, stage] = [walk.clock('overall'), walk.clock('stageClock')];
  if (isFinal(state.stage)) {
    expect(stage).toBeNull();
    expect(overall?.state ?? 'stopped').toBe('stopped');
    expect(state.closedAt).not.toBeNull();
  } else if (state.stage === 'suspended') {
    expect([overall?.state, stage?.state]).toEqual(['paused', 'paused']);
  } else {
    expect(stage?.state).toBe('running');
    expect(state.stageClock?.step).toBe(LIMIT_OF_STAGE[state.stage]);
    expect(overall?.state).toBe(state.filedAt === null ? undefined : 'running');
  }
  for (const reading of [overall, stage, readClock(state.parked, calendars)])
    expect(reading?.ignored ?? []).toEqual([]);
}
