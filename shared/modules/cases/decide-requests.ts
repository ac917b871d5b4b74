import { Refusal } from '#shared/kernel/refusal.ts';
import type { OperationRules } from '#shared/modules/territory/index.ts';
import type { ReturnFinding } from './annex.ts';
import type { CaseState } from './case-state.ts';
import { type Deciders, type Decision, illegal, moveTo, one } from './deciders.ts';
import type { PendingRequest } from './schema.ts';
import type { StepContext } from './step-context.ts';

const DAY_MS = 86_400_000;

type Request =
  | 'requestExtension'
  | 'reviewExtension'
  | 'requestReturn'
  | 'reviewReturn'
  | 'requestSuspension'
  | 'reviewSuspension'
  | 'keepSuspended'
  | 'resume'
  | 'requestVoid'
  | 'reviewVoid'
  | 'passUp'
  | 'reviewHigher';

/** The unit's requests, who answers them, and what is on account (延期、回退、挂账、作废、批示). */
export const REQUESTS: Deciders<Request> = {
  requestExtension(state, { by, reason }, context) {
    const { approvals, longest } = context.rules.extension;
    const level = approvals[state.extendedCount];
    if (!level) return new Refusal('case.extensionsUsedUp', { most: approvals.length });
    const most = longest.find(({ unit }) => unit === by.unit);
    if (!most || by.value > most.value) {
      return new Refusal('case.extensionTooLong', { most: most?.value ?? 0, unit: by.unit });
    }
    const move = moveTo(level === 'higher' ? 'higher_review' : 'ext_review', state.urgency, context);
    return one({ kind: 'CaseExtensionRequested.v1', payload: { by, reason, move } });
  },
  reviewExtension: (state, input, context) => answer(state, 'extension', input, context),

  requestReturn(state, { reason }, context) {
    const move = moveTo('return_review', state.urgency, context);
    const { tableUnitId } = context;
    return one({ kind: 'CaseReturnRequested.v1', payload: { reason, tableUnitId, move } });
  },
  reviewReturn: (state, input, context) => answer(state, 'return', input, context),

  requestSuspension(state, { reason, reviewAt }, context) {
    const bad = badReviewDay(reviewAt, context);
    if (bad) return bad;
    const high = reviewAt - context.now > context.rules.suspension.higherAboveDays * DAY_MS;
    const move = moveTo(high ? 'higher_review' : 'suspend_review', state.urgency, context);
    return one({ kind: 'CaseSuspensionRequested.v1', payload: { reason, reviewAt, move } });
  },
  reviewSuspension: (state, input, context) => answer(state, 'suspension', input, context),

  keepSuspended: (_state, { reason, reviewAt }, context) =>
    badReviewDay(reviewAt, context) ?? one({ kind: 'CaseSuspensionKept.v1', payload: { reason, reviewAt } }),

  resume: (state, { note }, context) =>
    one({
      kind: 'CaseResumed.v1',
      payload: { note, move: moveTo('disposing', state.urgency, context) },
    }),

  requestVoid: (state, { reason }, context) =>
    one({
      kind: 'CaseVoidRequested.v1',
      payload: { reason, move: moveTo('void_review', state.urgency, context) },
    }),
  reviewVoid: (state, input, context) => answer(state, 'void', input, context),

  passUp: (state, { comment }, context) =>
    one({
      kind: 'CaseRequestPassedUp.v1',
      payload: { comment, move: moveTo('higher_review', state.urgency, context) },
    }),
  reviewHigher: (state, input, context) =>
    state.pending ? answer(state, state.pending.kind, input, context) : illegal(state, 'reviewHigher'),
};

interface Answer {
  approved: boolean;
  comment: string;
  finding?: ReturnFinding | undefined;
}

function answer(
  state: CaseState,
  kind: PendingRequest['kind'],
  { approved, comment, finding }: Answer,
  context: StepContext,
): Decision {
  const { pending, unitId } = state;
  if (!approved && comment === '') return new Refusal('case.commentRequired');
  if (pending?.kind !== kind) return new Refusal('case.nothingAsked');
  const move = (stage: Parameters<typeof moveTo>[0]) => moveTo(stage, state.urgency, context);
  const { reason, by, reviewAt } = pending;
  if (kind === 'extension' && by) {
    return one({
      kind: 'CaseExtensionReviewed.v1',
      payload: { approved, comment, by, move: move('disposing') },
    });
  }
  if (kind === 'suspension' && reviewAt !== null) {
    return one({
      kind: 'CaseSuspensionReviewed.v1',
      payload: { approved, comment, reason, reviewAt, move: move(approved ? 'suspended' : 'disposing') },
    });
  }
  if (kind === 'return' && unitId) {
    const judged = finding ?? findingOf(approved, pending.tableUnitId === unitId);
    if (judged === (approved ? 'refusal' : 'wrongDispatch')) {
      return new Refusal('case.findingContradicts', { finding: judged });
    }
    return one({
      kind: 'CaseReturnReviewed.v1',
      payload: {
        approved,
        comment,
        unitId,
        finding: judged,
        move: move(approved ? 'to_dispatch' : 'disposing'),
      },
    });
  }
  return one({
    kind: 'CaseVoidReviewed.v1',
    payload: { approved, comment, reason, move: move(approved ? 'voided' : 'to_dispatch') },
  });
}

/** 错误派遣 or 推诿, by the responsibility table: a unit that sends back what the table gives it refuses its own work. */
function findingOf(approved: boolean, tableNamesUnit: boolean): ReturnFinding {
  if (approved) return tableNamesUnit ? 'other' : 'wrongDispatch';
  return tableNamesUnit ? 'refusal' : 'other';
}

function badReviewDay(
  reviewAt: number,
  { now, rules }: { now: number; rules: OperationRules },
): Refusal | null {
  if (reviewAt <= now) return new Refusal('case.reviewDatePast');
  const days = rules.suspension.longestDays;
  return reviewAt - now > days * DAY_MS ? new Refusal('case.reviewDateTooFar', { days }) : null;
}
