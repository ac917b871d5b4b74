import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { OperationRules } from '#shared/modules/territory/index.ts';
import { type CompiledCalendar, compileCalendar, type Limit, resolveCalendar } from '#shared/time/index.ts';
import { readClock } from './case-clocks.ts';
import type { CaseFact } from './case-facts.ts';
import type { CaseReport, CaseState } from './case-state.ts';
import { evolve } from './evolve.ts';
import { decide, decideRegister } from './lifecycle.ts';
import { CASE_STAGES, type CaseStage, isFinal, LIMIT_OF_STAGE } from './stages.ts';
import type { CaseStep, LastStep, StepContext } from './step-context.ts';
import { type CaseStepName, LEGAL_STAGES } from './steps.ts';
import { withdrawableStep } from './withdraw.ts';

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

const rules: OperationRules = {
  source: 'test',
  example: true,
  extension: { approvals: ['post', 'higher'], longest: [hours(48)] },
  suspension: { longestDays: 60, higherAboveDays: 30 },
  supervision: { replyDays: 2, listedReplyDays: 5 },
  withdraw: [
    { step: 'dispatch', minutes: 120 },
    { step: 'urge', minutes: 120 },
    { step: 'supervise', minutes: 120 },
    { step: 'spotCheck', minutes: 120 },
    { step: 'requestExtension' },
    { step: 'close', minutes: 120 },
  ],
};

function context(change: Partial<StepContext> = {}): StepContext {
  return {
    now: START,
    actor: 'person:a/post',
    speaksFor: null,
    holds: () => true,
    rules,
    last: () => null,
    streetKnown: (code) => code.startsWith('9'),
    conditionLimit: () => hours(6),
    tableUnitId: 'u1',
    other: OTHER,
    limitOf: (step) => hours(step === 'dispose' ? 8 : 2),
    calendar: '1',
    condition: (id) => ({ id, condition: 'c', closingCondition: 'd', limit: hours(24) }),
    unitKnown: (unitId) => unitId.startsWith('u'),
    ...change,
  };
}

const OTHER_ID = '01999999-0000-7000-8000-000000000002';
const OTHER = otherCase();

/** Another case of the same day, waiting to be filed. */
function otherCase(): CaseState {
  const serial = { day: '2026-11-16', kind: 'event' as const, station: 'A', serial: 2 };
  const { facts } = decideRegister({ ...report, number: 'N2' }, serial, 'to_file', {
    calendar: '1',
    limitOf: () => hours(2),
  });
  const place = { entity: OTHER_ID, entityVersion: 1, at: START, causedBy: null };
  return evolve(null, facts[0] as CaseFact, place);
}

/** A case that takes steps at given hours and remembers its facts. */
class Walk {
  state: CaseState;
  /** The case before its last fact. */
  before: CaseState | null = null;
  lastAt = START;
  lastActor = '';
  facts: CaseFact[] = [];
  /** What happened to the other case. */
  others: CaseFact[] = [];
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
      this.before = next;
      this.lastAt = this.now;
      const place = { entity: ID, entityVersion: this.facts.length, at: this.now, causedBy: null };
      next = evolve(next, fact, place);
    }
    return next as CaseState;
  }

  /** Tries a step `after` hours later; the refusal's code, or null when it was taken. */
  try(name: CaseStepName, input: object = {}, change: Partial<StepContext> = {}, after = 1): string | null {
    this.now += after * HOUR;
    const words = { ...WORDS[name], ...(AGAIN.has(name) && { reviewAt: this.now + 20 * 24 * HOUR }) };
    const said = { id: ID, expectedVersion: this.state.version, ...words, ...input };
    const acting = context({ now: this.now, last: () => this.last(), ...change });
    const decision = decide(this.state, { name, input: said } as CaseStep, acting);
    if (decision instanceof Refusal) return decision.code;
    this.lastActor = acting.actor;
    this.others.push(...(decision.other ?? []));
    this.state = this.#add(this.state, decision.facts);
    return null;
  }

  last(): LastStep | null {
    const step = withdrawableStep(this.facts.at(-1)?.kind ?? '');
    return step && this.before && { step, actor: this.lastActor, at: this.lastAt, before: this.before };
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
  requestSuspension: { reason: '等待材料', reviewAt: START + 1e9 },
  reviewSuspension: { approved: true, comment: '' },
  resume: { note: '' },
  sendCheck: { note: '' },
  reportCheck: { passed: true, text: '已整洁' },
  close: { note: '' },
  rework: { reason: '未清完' },
  requestVoid: { reason: '重复' },
  reviewVoid: { approved: true, comment: '' },
  supervise: { opinion: '从速', level: 'ordinary', replyBy: START + 1e12 },
  replySupervision: { reply: '已派人' },
  urge: { note: '' },
  returnTask: { cause: 'unreachable', text: '封路' },
  correctPlace: { address: '样例路2号', streetCode: null, reason: '门牌有误' },
  prefile: { conditionId: 'c1', areaClass: null, urgency: 'normal', note: '' },
  passUp: { comment: '请批示' },
  reviewHigher: { approved: true, comment: '' },
  keepSuspended: { reason: '工程未完', reviewAt: START + 1e12 },
  selfHandle: { unitId: 'u1', feedback: '当场清理', photos: [] },
  reviewSelfHandled: { approved: true, comment: '' },
  raiseUrgency: { urgency: 'urgent', emergency: false, reason: '危及行人' },
  liftSupervision: { note: '' },
  receiveUrge: {},
  spotCheck: { passed: true, text: '整洁' },
  relate: { otherId: OTHER_ID, note: '' },
  unrelate: { otherId: OTHER_ID, reason: '误联' },
  merge: { otherId: OTHER_ID, reason: '同一问题' },
  split: { children: [{ id: OTHER_ID, number: 'N2' }], reason: '两件事' },
  fixFirst: { reason: '无主', estimateFen: 120_000 },
  settleFixFirst: { liable: '样例公司', costFen: 98_000, note: '' },
  blowWhistle: { unitIds: ['u1', 'u2'], matter: '联合整治' },
  answerWhistle: { unitId: 'u2', arrived: true, note: '' },
  withdraw: { reason: '派错' },
  addPhoto: { photo: { hash: 'a'.repeat(64), kind: 'scene', name: 'a.jpg', by: 'x', width: 1, height: 1 } },
};
/** Steps that name a day of review. */
const AGAIN = new Set<CaseStepName>(['requestSuspension', 'keepSuspended']);
/** Legal in every open stage: a walk of only these would stand still. */
const ANYWHERE = new Set<CaseStepName>([
  'supervise',
  'replySupervision',
  'liftSupervision',
  'urge',
  'receiveUrge',
  'relate',
  'unrelate',
  'answerWhistle',
  'raiseUrgency',
  'withdraw',
  'addPhoto',
]);
/** Lead away from the ordinary way early: a walk that often took one would not get far. */
const ASIDE = new Set<CaseStepName>([
  'reject',
  'merge',
  'selfHandle',
  'requestVoid',
  'returnTask',
  'correctPlace',
  'split',
  'fixFirst',
  'blowWhistle',
]);
const STEPS = Object.keys(WORDS) as CaseStepName[];
/** Steps that a unit may take of a case that is not its own. */
const BY_OTHERS = new Set<CaseStepName>(['selfHandle', 'answerWhistle', 'withdraw']);

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
    [
      'the collector could not get there',
      () => new Walk('verify_to_send').take('sendVerification'),
      'returnTask',
      {},
      'verify_to_send',
    ],
    [
      'the check came back undone',
      () => disposing().take('dispose', 'sendCheck'),
      'returnTask',
      {},
      'check_to_send',
    ],
    ['proposed to be filed', () => new Walk('registered'), 'prefile', {}, 'to_file'],
    [
      'the second extension goes higher',
      () => disposing().take('requestExtension', 'reviewExtension'),
      'requestExtension',
      {},
      'higher_review',
    ],
    [
      'a long suspension goes higher',
      disposing,
      'requestSuspension',
      { reviewAt: START + 40 * 24 * HOUR },
      'higher_review',
    ],
    ['passed up', () => disposing().take('requestReturn'), 'passUp', {}, 'higher_review'],
    [
      'answered above: extension',
      () => disposing().take('requestExtension', 'passUp'),
      'reviewHigher',
      {},
      'disposing',
    ],
    [
      'answered above: return',
      () => disposing().take('requestReturn', 'passUp'),
      'reviewHigher',
      {},
      'to_dispatch',
    ],
    [
      'answered above: suspension',
      () => disposing().take('requestSuspension', 'passUp'),
      'reviewHigher',
      {},
      'suspended',
    ],
    [
      'answered above: void',
      () => new Walk().take('file', 'requestVoid', 'passUp'),
      'reviewHigher',
      { approved: false, comment: '否' },
      'to_dispatch',
    ],
    [
      'kept on account',
      () => disposing().take('requestSuspension', 'reviewSuspension'),
      'keepSuspended',
      {},
      'suspended',
    ],
    ['settled on the spot', () => new Walk(), 'selfHandle', {}, 'self_review'],
    ['settled and found good', () => new Walk().take('selfHandle'), 'reviewSelfHandled', {}, 'closed'],
    [
      'settled but not well',
      () => new Walk().take('selfHandle'),
      'reviewSelfHandled',
      { approved: false, comment: '否' },
      'to_file',
    ],
    ['joined to another', () => new Walk(), 'merge', {}, 'merged'],
    ['a dispatch taken back', () => new Walk().take('file', 'dispatch'), 'withdraw', {}, 'to_dispatch'],
    ['a request taken back', () => disposing().take('requestExtension'), 'withdraw', {}, 'disposing'],
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
  const accepted = () => disposing().take('accept');
  it.each<[string, () => Walk, CaseStepName, object, Partial<StepContext>]>([
    ['case.changed', () => new Walk(), 'file', { expectedVersion: 7 }, {}],
    ['case.illegalStep', () => new Walk(), 'close', {}, {}],
    ['case.notYourUnit', disposing, 'accept', {}, { speaksFor: { unitId: 'u2' } }],
    ['case.notYourUnit', disposing, 'accept', {}, { speaksFor: { unitId: null } }],
    ['door.notPermitted', () => new Walk(), 'reject', {}, { holds: () => false }],
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
    ['case.notSupervised', disposing, 'liftSupervision', {}, {}],
    ['door.notPermitted', disposing, 'supervise', { level: 'listed' }, { holds: () => false }],
    ['case.replyDatePast', disposing, 'supervise', { replyBy: START }, {}],
    [
      'case.supervisionUnanswered',
      () => accepted().take('dispose', 'sendCheck', 'reportCheck', 'supervise'),
      'close',
      {},
      {},
    ],
    ['case.extensionTooLong', () => accepted(), 'requestExtension', { by: hours(49) }, {}],
    [
      'case.extensionTooLong',
      () => accepted(),
      'requestExtension',
      { by: { value: 1, unit: 'workDay' } },
      {},
    ],
    [
      'case.extensionsUsedUp',
      () => accepted().take('requestExtension', 'reviewExtension', 'requestExtension', 'reviewHigher'),
      'requestExtension',
      {},
      {},
    ],
    [
      'case.reviewDateTooFar',
      () => accepted(),
      'requestSuspension',
      { reviewAt: START + 62 * 24 * HOUR },
      {},
    ],
    [
      'case.findingContradicts',
      () => disposing().take('requestReturn'),
      'reviewReturn',
      { finding: 'refusal' },
      {},
    ],
    [
      'case.findingContradicts',
      () => disposing().take('requestReturn'),
      'reviewReturn',
      { approved: false, comment: '否', finding: 'wrongDispatch' },
      {},
    ],
    ['case.notUrged', disposing, 'receiveUrge', {}, {}],
    ['case.notUrged', () => disposing().take('urge', 'receiveUrge'), 'receiveUrge', {}, {}],
    ['case.notMoreUrgent', disposing, 'raiseUrgency', { urgency: 'normal' }, {}],
    ['case.sameCase', () => new Walk(), 'merge', { otherId: ID }, { other: new Walk().state }],
    ['case.unknown', () => new Walk(), 'relate', {}, { other: null }],
    ['case.alreadyLinked', () => new Walk().take('relate'), 'relate', {}, {}],
    ['case.otherEnded', () => new Walk(), 'merge', {}, { other: { ...OTHER, stage: 'closed' } }],
    ['case.notRelated', () => new Walk(), 'unrelate', {}, {}],
    ['case.alreadyFixFirst', () => disposing().take('fixFirst'), 'fixFirst', {}, {}],
    ['case.notFixFirst', disposing, 'settleFixFirst', {}, {}],
    ['case.alreadySettled', () => disposing().take('fixFirst', 'settleFixFirst'), 'settleFixFirst', {}, {}],
    ['case.notCalled', disposing, 'answerWhistle', {}, {}],
    [
      'case.notYourUnit',
      () => disposing().take('blowWhistle'),
      'answerWhistle',
      {},
      { speaksFor: { unitId: 'u3' } },
    ],
    [
      'case.alreadyAnswered',
      () => disposing().take('blowWhistle', ['answerWhistle', { arrived: false }]),
      'answerWhistle',
      { arrived: false },
      {},
    ],
    ['case.unknownStreet', () => new Walk(), 'correctPlace', { streetCode: '1' }, {}],
    ['case.notYourUnit', () => new Walk(), 'selfHandle', {}, { speaksFor: { unitId: 'u9' } }],
    ['case.nothingToWithdraw', () => disposing().take('accept'), 'withdraw', {}, {}],
    ['case.nothingToWithdraw', () => disposing().take('requestReturn'), 'withdraw', {}, {}],
    ['case.notYourStep', disposing, 'withdraw', {}, { actor: 'person:b/post' }],
    ['case.illegalStep', () => new Walk().take('file'), 'rework', {}, {}],
  ])('%s', (code, before, step, input, change) => {
    const walk = before();
    const { state } = walk;
    expect(walk.try(step, input, change)).toBe(code);
    expect(walk.state).toBe(state);
  });
});

it('takes back only for as long as the rules say', () => {
  const walk = new Walk().take('file', 'dispatch');
  expect(walk.try('withdraw', {}, {}, 3)).toBe('case.withdrawTooLate');
  walk.take('urge');
  expect(walk.try('withdraw', {}, {}, 2)).toBeNull();
  expect(walk.state).toMatchObject({ urgedCount: 0, stage: 'disposing', unitId: 'u1' });
});

describe('what is recorded', () => {
  const disposing = () => new Walk().take('file', 'dispatch', 'accept');

  it.each<[string, string | null, object, string]>([
    ['granted what the table gives another', 'u2', {}, 'wrongDispatch'],
    ['granted though the table names the unit', 'u1', {}, 'other'],
    ['denied to the unit the table names', 'u1', { approved: false, comment: '否' }, 'refusal'],
    ['denied where the table is silent', null, { approved: false, comment: '否' }, 'other'],
    ['as the post judges it', 'u2', { finding: 'other' }, 'other'],
  ])('a return %s', (_name, tableUnitId, input, finding) => {
    const walk = disposing();
    expect(walk.try('requestReturn', {}, { tableUnitId })).toBeNull();
    walk.take(['reviewReturn', input]);
    expect(walk.state.annex.returns).toMatchObject([{ unitId: 'u1', finding }]);
    expect(walk.facts.at(-1)?.payload).toMatchObject({ unitId: 'u1', finding });
  });

  it('the thread of supervision, open until each was answered, listed until lifted', () => {
    const walk = disposing().take('supervise', 'replySupervision');
    expect(walk.state.supervision).toBe('replied');
    walk.take(['supervise', { level: 'listed' }], 'replySupervision', 'replySupervision');
    expect(walk.state.annex.supervisions?.map(({ level, replies }) => [level, replies.length])).toEqual([
      ['ordinary', 1],
      ['listed', 2],
    ]);
    walk.take('liftSupervision');
    expect(walk.state.annex.supervisions?.at(-1)?.liftedAt).toBe(walk.now);
  });

  it('who was called, when each answered and came', () => {
    const walk = disposing().take('blowWhistle', ['answerWhistle', { arrived: false }], 'answerWhistle');
    const [first, second] = walk.state.annex.whistles?.[0]?.calls ?? [];
    expect(first).toEqual({ unitId: 'u1', answeredAt: null, arrivedAt: null });
    expect(second).toEqual({ unitId: 'u2', answeredAt: walk.now - HOUR, arrivedAt: walk.now });
  });

  it('both sides of a link, a merge and a split', () => {
    const walk = new Walk().take('relate', 'split');
    expect(walk.others).toMatchObject([
      { kind: 'CaseLinked.v1', payload: { otherId: ID, relation: 'related' } },
    ]);
    expect(walk.state.annex.links).toMatchObject([{ id: OTHER_ID, relation: 'splitInto' }]);
    const joined = new Walk().take('relate', 'merge');
    expect(joined.state.annex.links).toMatchObject([{ id: OTHER_ID, number: 'N2', relation: 'mergedInto' }]);
    expect(joined.others.at(-1)).toMatchObject({ payload: { relation: 'mergedFrom', otherId: ID } });
  });

  it('what was fixed first, by whom it is settled and for how much', () => {
    const walk = disposing().take('fixFirst', 'dispose', 'sendCheck', 'reportCheck', 'close');
    walk.take('settleFixFirst', 'spotCheck');
    expect(walk.state).toMatchObject({
      stage: 'closed',
      annex: {
        fixFirst: { estimateFen: 120_000, settled: { liable: '样例公司', costFen: 98_000 } },
        spotChecks: [{ passed: true }],
      },
    });
  });
});

describe('the clocks', () => {
  it('are retargeted by urgency and keep when they started', () => {
    const walk = new Walk().take('file', 'dispatch', 'accept');
    const [overall, stage] = [walk.clock('overall'), walk.clock('stageClock')];
    walk.take(['raiseUrgency', { emergency: true }]);
    expect(walk.clock('overall')?.dueAt).toBe((overall?.startedAt ?? 0) + 6 * HOUR);
    expect(walk.clock('overall')?.originalDueAt).toBe(overall?.dueAt);
    expect(walk.clock('stageClock')?.dueAt).toBe(stage?.dueAt);
    expect(walk.state).toMatchObject({ urgency: 'urgent', annex: { emergency: { reason: '危及行人' } } });
  });

  it('do not charge disposal for a request that goes from desk to desk', () => {
    const walk = new Walk().take('file', 'dispatch', 'accept');
    const due = walk.clock('stageClock')?.dueAt ?? 0;
    walk.take('requestReturn', 'passUp', ['reviewHigher', { approved: false, comment: '否' }]);
    expect(walk.clock('stageClock')?.dueAt).toBe(due + 2 * HOUR);
  });

  it('win nothing by a step that is taken back', () => {
    const walk = new Walk().take('file');
    const due = walk.clock('stageClock')?.dueAt;
    walk.take('dispatch', 'withdraw');
    expect(walk.clock('stageClock')?.dueAt).toBe(due);
    walk.take('dispatch', 'accept');
    const disposing = walk.clock('stageClock')?.dueAt;
    walk.take('requestExtension', 'withdraw');
    expect(walk.clock('stageClock')?.dueAt).toBe(disposing);
  });

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

  type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

  /** A legal step more often than not. */
  function chosen(stage: CaseStage, { name, likely }: AnyStep): CaseStepName {
    const legal = STEPS.filter(
      (step) =>
        LEGAL_STAGES[step].includes(stage) && !ANYWHERE.has(step) && (likely % 8 === 1 || !ASIDE.has(step)),
    );
    return likely % 4 === 0 ? name : (legal[likely % legal.length] ?? name);
  }

  function takesOne(walk: Walk, any: AnyStep): void {
    const { yes, wrongVersion, unit, asUnit, after } = any;
    const before = walk.state;
    const earlier = walk.last()?.before ?? null;
    const step = chosen(before.stage, any);
    const input = {
      approved: yes,
      passed: yes,
      found: yes,
      comment: '因',
      unitId: unit,
      expectedVersion: before.version + (wrongVersion ? 1 : 0),
    };
    if (walk.try(step, input, { speaksFor: asUnit }, after) !== null) {
      expect(walk.state).toBe(before);
      return;
    }
    expect(LEGAL_STAGES[step]).toContain(before.stage);
    expect(wrongVersion).toBe(false);
    expect(walk.state.version).toBe(before.version + 1);
    if (isFinal(before.stage)) {
      expect(walk.state.stage).toBe(before.stage);
      expect(walk.state.overall).toEqual(before.overall);
    }
    if (asUnit && !BY_OTHERS.has(step)) expect(before.unitId).toBe('u1');
    if (step === 'withdraw') expect(apart(walk.state)).toEqual(apart(earlier));
  }

  it('holds the laws', () => {
    const seen = new Set<CaseStage>();
    fc.assert(
      fc.property(
        fc.constantFrom('registered' as const, 'verify_to_send' as const, 'to_file' as const),
        fc.array(anyStep, { minLength: 20, maxLength: 60 }),
        (first, steps) => {
          const walk = new Walk(first);
          for (const anyOne of steps) {
            takesOne(walk, anyOne);
            holdsClockLaws(walk);
            seen.add(walk.state.stage);
          }
        },
      ),
      { numRuns: 400, seed: 20261116 },
    );
    expect([...seen].sort()).toEqual([...CASE_STAGES].sort());
  });
});

/** A case but for when and in how many steps it came about. */
function apart(state: CaseState | null): object {
  return { ...state, version: 0, changedAt: 0 };
}

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
