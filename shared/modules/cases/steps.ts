import type { CaseCommandName } from './commands.ts';
import { CASE_STAGES, type CaseStage, isFinal } from './stages.ts';

/** Every step but registering, which makes the case. */
export type CaseStepName = Exclude<CaseCommandName, 'register'>;

const OPEN = CASE_STAGES.filter((stage) => !isFinal(stage));
/** What may be joined to another or settled on the spot: nobody works on it yet. */
const UNDISPATCHED = ['registered', 'verify_to_send', 'to_file', 'to_dispatch'] as const;
const ANSWERED_BY_POST = ['ext_review', 'return_review', 'suspend_review', 'void_review'] as const;

/** 授权批示: stages in which a request waits for whoever may answer it. */
export const REVIEW_STAGES: readonly CaseStage[] = [...ANSWERED_BY_POST, 'higher_review', 'self_review'];

/** In which stages a step is legal. */
export const LEGAL_STAGES: Readonly<Record<CaseStepName, readonly CaseStage[]>> = {
  sendVerification: ['registered', 'verify_to_send'],
  reportVerification: ['verifying'],
  returnTask: ['verifying', 'checking'],
  correctPlace: UNDISPATCHED,
  prefile: ['registered', 'to_file'],
  file: ['registered', 'to_file'],
  reject: ['registered', 'verify_to_send', 'to_file'],
  dispatch: ['to_dispatch'],
  accept: ['disposing'],
  dispose: ['disposing'],
  requestExtension: ['disposing'],
  reviewExtension: ['ext_review'],
  requestReturn: ['disposing'],
  reviewReturn: ['return_review'],
  requestSuspension: ['disposing'],
  reviewSuspension: ['suspend_review'],
  passUp: ANSWERED_BY_POST,
  reviewHigher: ['higher_review'],
  keepSuspended: ['suspended'],
  resume: ['suspended'],
  sendCheck: ['check_to_send'],
  reportCheck: ['checking'],
  close: ['to_close'],
  rework: ['to_dispatch', 'to_close'],
  requestVoid: ['to_dispatch'],
  reviewVoid: ['void_review'],
  selfHandle: UNDISPATCHED,
  reviewSelfHandled: ['self_review'],
  raiseUrgency: OPEN.filter((stage) => stage !== 'suspended' && !REVIEW_STAGES.includes(stage)),
  supervise: OPEN,
  replySupervision: OPEN,
  liftSupervision: OPEN,
  urge: OPEN,
  receiveUrge: OPEN,
  spotCheck: ['closed'],
  relate: [...OPEN, 'closed'],
  unrelate: CASE_STAGES,
  merge: UNDISPATCHED,
  split: ['registered', 'to_file', 'to_dispatch', 'disposing'],
  fixFirst: ['to_file', 'to_dispatch', 'disposing'],
  settleFixFirst: ['disposing', 'check_to_send', 'checking', 'to_close', 'closed'],
  blowWhistle: ['to_dispatch', 'disposing', 'check_to_send'],
  answerWhistle: OPEN,
  withdraw: CASE_STAGES,
  addPhoto: OPEN,
};

/** The steps that a stage waits for, the likeliest first: who may take one has the case in 待办. */
export const AWAITED_STEPS: Readonly<Record<CaseStage, readonly CaseStepName[]>> = {
  registered: ['sendVerification', 'file'],
  verify_to_send: ['sendVerification'],
  verifying: ['reportVerification'],
  to_file: ['file'],
  to_dispatch: ['dispatch'],
  disposing: ['accept', 'dispose'],
  ext_review: ['reviewExtension'],
  return_review: ['reviewReturn'],
  suspend_review: ['reviewSuspension'],
  higher_review: ['reviewHigher'],
  suspended: ['resume'],
  check_to_send: ['sendCheck'],
  checking: ['reportCheck'],
  to_close: ['close'],
  self_review: ['reviewSelfHandled'],
  void_review: ['reviewVoid'],
  closed: [],
  voided: [],
  rejected: [],
  merged: [],
};
