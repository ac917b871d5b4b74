import { z } from 'zod';
import type { CaseStage as LimitedStage } from '#shared/modules/territory/index.ts';

/** Where a case stands, named as the task names of the trade (reference §1.3). */
export const CASE_STAGES = [
  'registered',
  'verify_to_send',
  'verifying',
  'to_file',
  'to_dispatch',
  'disposing',
  'ext_review',
  'return_review',
  'suspend_review',
  'higher_review',
  'suspended',
  'check_to_send',
  'checking',
  'to_close',
  'self_review',
  'void_review',
  'closed',
  'voided',
  'rejected',
  'merged',
] as const;

export const caseStageSchema = z.enum(CASE_STAGES);
export type CaseStage = z.infer<typeof caseStageSchema>;

const FINAL: ReadonlySet<CaseStage> = new Set(['closed', 'voided', 'rejected', 'merged']);

/** The case stays where it is: 已结案, 作废, 不予立案, 已并入. */
export function isFinal(stage: CaseStage): boolean {
  return FINAL.has(stage);
}

/** Which row of the stage limits (环节时限) a stage is measured by; null where no stage clock runs. */
export const LIMIT_OF_STAGE: Readonly<Record<CaseStage, LimitedStage | null>> = {
  registered: 'accept',
  verify_to_send: 'verifySend',
  verifying: 'verify',
  to_file: 'file',
  to_dispatch: 'dispatch',
  disposing: 'dispose',
  ext_review: 'review',
  return_review: 'review',
  suspend_review: 'review',
  higher_review: 'review',
  suspended: null,
  check_to_send: 'checkSend',
  checking: 'check',
  to_close: 'close',
  self_review: 'review',
  void_review: 'review',
  closed: null,
  voided: null,
  rejected: null,
  merged: null,
};

/** The steps (环节) that a stage clock can measure: the values of {@link LIMIT_OF_STAGE}. */
export type { LimitedStage };

/**
 * 累计耗时: a later visit goes on with what earlier visits have used; every other stage is 单次耗时 and starts anew.
 * Disposal is cumulative while one dispatch lasts: asking for something neither costs nor wins time.
 */
export const CUMULATIVE_STAGES: ReadonlySet<LimitedStage> = new Set(['dispose']);
