import type { CaseStage } from '#shared/modules/cases/index.ts';

export const STEPS = ['accept', 'file', 'dispatch', 'dispose', 'check', 'close'] as const;

const STEP_OF: Record<CaseStage, number> = {
  registered: 0,
  verify_to_send: 0,
  verifying: 0,
  to_file: 1,
  rejected: 1,
  merged: 1,
  to_dispatch: 2,
  void_review: 2,
  voided: 2,
  disposing: 3,
  ext_review: 3,
  return_review: 3,
  suspend_review: 3,
  higher_review: 3,
  suspended: 3,
  check_to_send: 4,
  checking: 4,
  to_close: 5,
  self_review: 5,
  closed: 6,
};

/** Place of a stage in {@link STEPS}; behind the last one when the case is closed. */
export function stepOf(stage: CaseStage): number {
  return STEP_OF[stage];
}
