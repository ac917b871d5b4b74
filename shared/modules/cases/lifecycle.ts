import { Refusal } from '#shared/kernel/refusal.ts';
import type { Urgency } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { CaseFact, Move, SerialBlock } from './case-facts.ts';
import type { CaseReport, CaseState, FiledCondition } from './case-state.ts';
import type { CaseCommandInput } from './commands.ts';
import type { CasePhoto } from './schema.ts';
import { type CaseStage, LIMIT_OF_STAGE, type LimitedStage } from './stages.ts';
import { type CaseStepName, LEGAL_STAGES } from './steps.ts';

/** A picture reaches the lifecycle by what is known of it; its bytes stay outside. */
type StepInput<N extends CaseStepName> = N extends 'addPhoto'
  ? { expectedVersion: number; photo: Omit<CasePhoto, 'at'> }
  : CaseCommandInput<N>;

export type CaseStep = { [N in CaseStepName]: { name: N; input: StepInput<N> } }[CaseStepName];

/** What a decision needs to know besides the case. */
export interface StepContext {
  now: number;
  /** The unit for which the actor speaks; null when the actor's post is not a unit's. */
  speaksFor: { unitId: string | null } | null;
  /** The actor may file: who may not, may turn a report away (不予受理) but not one that waits to be filed (不予立案). */
  mayFile: boolean;
  limitOf(step: LimitedStage, urgency: Urgency): Limit | null;
  /** Version of the calendar in force. */
  calendar: string;
  /** The condition that may be used to file this case, by its id. */
  condition(id: string, wanted: CaseCommandInput<'file'>): FiledCondition | null;
  unitKnown(unitId: string): boolean;
}

export type Decision = { facts: CaseFact[] } | Refusal;

const MAX_PHOTOS = 200;

/** The first stage: sources that must be verified go there, alarms wait for intake, all others go to be filed. */
export function decideRegister(
  report: CaseReport,
  serial: SerialBlock,
  first: 'registered' | 'verify_to_send' | 'to_file',
  context: Pick<StepContext, 'limitOf' | 'calendar'>,
): { facts: CaseFact[] } {
  const move = moveTo(first, report.urgency, context);
  return { facts: [{ kind: 'CaseRegistered.v1', payload: { ...report, serial, move } }] };
}

/**
 * What a step makes happen, or why it may not: `case.changed`, `case.illegalStep`, `case.notYourUnit`, and what the
 * step itself asks for. Pure; the right to the step itself is checked at the door.
 */
export function decide(state: CaseState, step: CaseStep, context: StepContext): Decision {
  return refuse(state, step, context) ?? own(state, step, context);
}

function refuse(
  state: CaseState,
  { name, input }: CaseStep,
  { speaksFor, mayFile }: StepContext,
): Refusal | null {
  if (input.expectedVersion !== state.version) return new Refusal('case.changed', { version: state.version });
  if (!LEGAL_STAGES[name].includes(state.stage)) return illegal(state, name);
  if (speaksFor && (speaksFor.unitId === null || speaksFor.unitId !== state.unitId)) {
    return new Refusal('case.notYourUnit');
  }
  if (name === 'reject' && state.stage === 'to_file' && !mayFile) {
    return new Refusal('door.notPermitted', { permission: 'case.file' });
  }
  return null;
}

/** The refusal that this session would meet if it tried now; null when it may. */
export function refusalOf(
  state: CaseState,
  name: CaseStepName,
  context: Pick<StepContext, 'speaksFor' | 'mayFile'>,
): string | null {
  const probe = { name, input: { expectedVersion: state.version } } as CaseStep;
  return refuse(state, probe, context as StepContext)?.code ?? preconditionOf(state, name)?.code ?? null;
}

/** What must be true of the case before the step, whatever the step says. */
function preconditionOf(state: CaseState, name: CaseStepName): Refusal | null {
  switch (name) {
    case 'accept':
      return state.acceptedAt === null ? null : new Refusal('case.alreadyAccepted');
    case 'dispose':
    case 'requestExtension':
    case 'requestSuspension':
      return state.acceptedAt === null ? new Refusal('case.notAccepted') : null;
    case 'rework': {
      const failed = state.stage === 'to_close' || state.lastCheck?.passed === false;
      return failed && state.unitId ? null : illegal(state, name);
    }
    case 'replySupervision':
      return state.supervision === 'open' ? null : new Refusal('case.notSupervised');
    case 'addPhoto':
      return state.photos.length < MAX_PHOTOS ? null : new Refusal('photo.tooMany', { max: MAX_PHOTOS });
    default:
      return null;
  }
}

function own(state: CaseState, step: CaseStep, context: StepContext): Decision {
  return (
    preconditionOf(state, step.name) ?? wordsOf(state, step, context) ?? decideStep(state, step, context)
  );
}

/** What is wrong with what the step says. */
function wordsOf(state: CaseState, step: CaseStep, context: StepContext): Refusal | null {
  switch (step.name) {
    case 'dispatch':
      return context.unitKnown(step.input.unitId) ? null : new Refusal('case.unknownUnit');
    case 'dispose': {
      const known = new Set(state.photos.map((photo) => photo.hash));
      return step.input.photos.every((hash) => known.has(hash)) ? null : new Refusal('photo.unknown');
    }
    case 'requestSuspension':
      return step.input.reviewAt > context.now ? null : new Refusal('case.reviewDatePast');
    case 'reviewExtension':
    case 'reviewReturn':
    case 'reviewSuspension':
    case 'reviewVoid':
      return step.input.approved || step.input.comment !== '' ? null : new Refusal('case.commentRequired');
    case 'addPhoto': {
      const { hash } = step.input.photo;
      return state.photos.some((photo) => photo.hash === hash) ? new Refusal('photo.duplicate') : null;
    }
    default:
      return null;
  }
}

function decideStep(state: CaseState, step: CaseStep, context: StepContext): Decision {
  const to = (stage: CaseStage, urgency = state.urgency) => moveTo(stage, urgency, context);
  const { unitId, pending } = state;
  switch (step.name) {
    case 'sendVerification':
      return one({
        kind: 'CaseVerificationSent.v1',
        payload: { note: step.input.note, move: to('verifying') },
      });
    case 'reportVerification': {
      const { found, text } = step.input;
      // What was not found goes back to intake, which rejects it or sends again.
      const move = to(found ? 'to_file' : 'registered');
      return one({ kind: 'CaseVerificationReported.v1', payload: { found, text, move } });
    }
    case 'file': {
      const { conditionId, areaClass, urgency } = step.input;
      const condition = context.condition(conditionId, step.input);
      if (!condition) return new Refusal('case.unknownCondition', { condition: conditionId });
      const move = to('to_dispatch', urgency);
      return one({ kind: 'CaseFiled.v1', payload: { condition, areaClass, urgency, move } });
    }
    case 'reject':
      return one({ kind: 'CaseRejected.v1', payload: { reason: step.input.reason, move: to('rejected') } });
    case 'dispatch': {
      const { instruction } = step.input;
      const rework = state.lastCheck?.passed === false && step.input.unitId === unitId;
      const payload = { unitId: step.input.unitId, instruction, rework, move: to('disposing') };
      return one({ kind: 'CaseDispatched.v1', payload });
    }
    case 'accept':
      return unitId ? one({ kind: 'CaseAccepted.v1', payload: { unitId } }) : illegal(state, step.name);
    case 'dispose': {
      const { feedback, photos } = step.input;
      return one({ kind: 'CaseDisposed.v1', payload: { feedback, photos, move: to('check_to_send') } });
    }
    case 'requestExtension': {
      const { by, reason } = step.input;
      return one({ kind: 'CaseExtensionRequested.v1', payload: { by, reason, move: to('ext_review') } });
    }
    case 'reviewExtension': {
      if (!pending?.by) return illegal(state, step.name);
      const { approved, comment } = step.input;
      const payload = { approved, comment, by: pending.by, move: to('disposing') };
      return one({ kind: 'CaseExtensionReviewed.v1', payload });
    }
    case 'requestReturn': {
      const { reason } = step.input;
      return one({ kind: 'CaseReturnRequested.v1', payload: { reason, move: to('return_review') } });
    }
    case 'reviewReturn': {
      const { approved, comment } = step.input;
      const move = to(approved ? 'to_dispatch' : 'disposing');
      return one({ kind: 'CaseReturnReviewed.v1', payload: { approved, comment, move } });
    }
    case 'requestSuspension': {
      const { reason, reviewAt } = step.input;
      const move = to('suspend_review');
      return one({ kind: 'CaseSuspensionRequested.v1', payload: { reason, reviewAt, move } });
    }
    case 'reviewSuspension': {
      if (pending?.reviewAt == null) return illegal(state, step.name);
      const { approved, comment } = step.input;
      const { reason, reviewAt } = pending;
      const move = to(approved ? 'suspended' : 'disposing');
      return one({
        kind: 'CaseSuspensionReviewed.v1',
        payload: { approved, comment, reason, reviewAt, move },
      });
    }
    case 'resume':
      return one({ kind: 'CaseResumed.v1', payload: { note: step.input.note, move: to('disposing') } });
    case 'sendCheck':
      return one({ kind: 'CaseCheckSent.v1', payload: { note: step.input.note, move: to('checking') } });
    case 'reportCheck': {
      const { passed, text } = step.input;
      const move = to(passed ? 'to_close' : 'to_dispatch');
      return one({ kind: 'CaseCheckReported.v1', payload: { passed, text, move } });
    }
    case 'close':
      return one({ kind: 'CaseClosed.v1', payload: { note: step.input.note, move: to('closed') } });
    case 'rework': {
      if (!unitId) return illegal(state, step.name);
      const payload = { reason: step.input.reason, unitId, move: to('disposing') };
      return one({ kind: 'CaseReworked.v1', payload });
    }
    case 'requestVoid':
      return one({
        kind: 'CaseVoidRequested.v1',
        payload: { reason: step.input.reason, move: to('void_review') },
      });
    case 'reviewVoid': {
      const { approved, comment } = step.input;
      const move = to(approved ? 'voided' : 'to_dispatch');
      return one({
        kind: 'CaseVoidReviewed.v1',
        payload: { approved, comment, reason: pending?.reason ?? '', move },
      });
    }
    case 'supervise':
      return one({ kind: 'CaseSupervised.v1', payload: { opinion: step.input.opinion } });
    case 'replySupervision':
      return one({ kind: 'CaseSupervisionReplied.v1', payload: { reply: step.input.reply } });
    case 'urge':
      return one({ kind: 'CaseUrged.v1', payload: { note: step.input.note } });
    case 'addPhoto':
      return one({ kind: 'CasePhotoAdded.v1', payload: { photo: step.input.photo } });
  }
}

function one(fact: CaseFact): Decision {
  return { facts: [fact] };
}

function illegal(state: CaseState, command: CaseStepName): Refusal {
  return new Refusal('case.illegalStep', { command, stage: state.stage });
}

function moveTo(to: CaseStage, urgency: Urgency, context: Pick<StepContext, 'limitOf' | 'calendar'>): Move {
  const step = LIMIT_OF_STAGE[to];
  return { to, limit: step && context.limitOf(step, urgency), calendar: context.calendar };
}
