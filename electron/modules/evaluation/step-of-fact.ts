import type { CaseFactKind } from '#shared/modules/cases/index.ts';

/** What was done. The last four are faults, found by a later step and laid at the door of who did the earlier one. */
export type StepKind =
  | 'register'
  | 'sendVerification'
  | 'verify'
  | 'file'
  | 'reject'
  | 'dispatch'
  | 'accept'
  | 'dispose'
  | 'reviewExtension'
  | 'reviewReturn'
  | 'reviewSuspension'
  | 'resume'
  | 'sendCheck'
  | 'check'
  | 'close'
  | 'reviewVoid'
  | 'supervise'
  | 'replySupervision'
  | 'urge'
  | 'reviewSelfHandled'
  | 'spotCheck'
  | 'answerWhistle'
  | 'shirked'
  | 'reworked'
  | 'dispatchedWrong'
  | 'filingVoided';

/**
 * What each fact of a case is for evaluation; null for what nobody is judged by. An imported case is counted from its own
 * row, so that an import writes nothing here.
 */
export const STEP_OF_FACT: Readonly<Record<CaseFactKind, StepKind | null>> = {
  'CaseRegistered.v1': 'register',
  'CaseVerificationSent.v1': 'sendVerification',
  'CaseVerificationReported.v1': 'verify',
  'CaseFiled.v1': 'file',
  'CaseRejected.v1': 'reject',
  'CaseDispatched.v1': 'dispatch',
  'CaseReworked.v1': 'dispatch',
  'CaseAccepted.v1': 'accept',
  'CaseDisposed.v1': 'dispose',
  'CaseExtensionRequested.v1': null,
  'CaseExtensionReviewed.v1': 'reviewExtension',
  'CaseReturnRequested.v1': null,
  'CaseReturnReviewed.v1': 'reviewReturn',
  'CaseSuspensionRequested.v1': null,
  'CaseSuspensionReviewed.v1': 'reviewSuspension',
  'CaseResumed.v1': 'resume',
  'CaseCheckSent.v1': 'sendCheck',
  'CaseCheckReported.v1': 'check',
  'CaseClosed.v1': 'close',
  'CaseVoidRequested.v1': null,
  'CaseVoidReviewed.v1': 'reviewVoid',
  'CaseSupervised.v1': 'supervise',
  'CaseSupervisionReplied.v1': 'replySupervision',
  'CaseUrged.v1': 'urge',
  'CasePhotoAdded.v1': null,
  'CaseReporterRevealed.v1': null,
  'CaseImported.v1': null,
  'CaseTaskReturned.v1': null,
  'CasePlaceCorrected.v1': null,
  'CasePrefiled.v1': null,
  'CaseRequestPassedUp.v1': null,
  'CaseSuspensionKept.v1': null,
  'CaseSelfHandled.v1': null,
  'CaseSelfHandledReviewed.v1': 'reviewSelfHandled',
  'CaseUrgencyRaised.v1': null,
  'CaseSupervisionLifted.v1': null,
  'CaseUrgeReceived.v1': null,
  'CaseSpotChecked.v1': 'spotCheck',
  'CaseLinked.v1': null,
  'CaseUnlinked.v1': null,
  'CaseMerged.v1': null,
  'CaseSplit.v1': null,
  'CaseFixFirstMarked.v1': null,
  'CaseFixFirstSettled.v1': null,
  'CaseWhistleBlown.v1': null,
  'CaseWhistleAnswered.v1': 'answerWhistle',
  'CaseStepWithdrawn.v1': null,
};

/** What a step that is taken back had counted as; others had not counted. */
export const STEP_WITHDRAWN: Readonly<Partial<Record<string, StepKind>>> = {
  sendVerification: 'sendVerification',
  dispatch: 'dispatch',
  rework: 'dispatch',
  sendCheck: 'sendCheck',
  supervise: 'supervise',
  urge: 'urge',
  spotCheck: 'spotCheck',
};
