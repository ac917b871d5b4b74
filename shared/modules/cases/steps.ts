import type { CaseCommandName } from './commands.ts';
import { CASE_STAGES, type CaseStage, isFinal } from './stages.ts';

/** Every step but registering, which makes the case. */
export type CaseStepName = Exclude<CaseCommandName, 'register'>;

const OPEN = CASE_STAGES.filter((stage) => !isFinal(stage));

/** In which stages a step is legal. */
export const LEGAL_STAGES: Readonly<Record<CaseStepName, readonly CaseStage[]>> = {
  sendVerification: ['registered', 'verify_to_send'],
  reportVerification: ['verifying'],
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
  resume: ['suspended'],
  sendCheck: ['check_to_send'],
  reportCheck: ['checking'],
  close: ['to_close'],
  rework: ['to_dispatch', 'to_close'],
  requestVoid: ['to_dispatch'],
  reviewVoid: ['void_review'],
  supervise: OPEN,
  replySupervision: OPEN,
  urge: OPEN,
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
  suspended: ['resume'],
  check_to_send: ['sendCheck'],
  checking: ['reportCheck'],
  to_close: ['close'],
  void_review: ['reviewVoid'],
  closed: [],
  voided: [],
  rejected: [],
};
