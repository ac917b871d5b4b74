import { z } from 'zod';
import { Refusal } from '#shared/kernel/refusal.ts';

/** 申诉复核: 待受理 → 复核 → 维持 or 修正 → 结案. */
export const APPEAL_STATES = ['pending', 'reviewing', 'decided', 'closed'] as const;
export const appealStateSchema = z.enum(APPEAL_STATES);
export type AppealState = z.infer<typeof appealStateSchema>;

export const appealOutcomeSchema = z.enum(['upheld', 'corrected']);
export type AppealOutcome = z.infer<typeof appealOutcomeSchema>;

/**
 * What counted against somebody: `case` is the case's own deadline, the others a step that came late or a fault that was
 * laid at somebody's door.
 */
export const appealedStepSchema = z.enum([
  'case',
  'sendVerification',
  'verify',
  'file',
  'dispatch',
  'dispose',
  'sendCheck',
  'check',
  'close',
  'shirked',
  'reworked',
  'dispatchedWrong',
  'filingVoided',
]);
export type AppealedStep = z.infer<typeof appealedStepSchema>;

export interface AppealFacts {
  'ScoreAppealFiled.v1': {
    caseId: string;
    caseSeq: number;
    step: AppealedStep;
    /** The fact that left the step; 0 for the case's own deadline. */
    factSeq: number;
    unitId: string | null;
    personId: string | null;
    streetCode: string | null;
    reason: string;
  };
  'ScoreAppealAccepted.v1': Record<string, never>;
  'ScoreAppealDecided.v1': { outcome: AppealOutcome; opinion: string };
  'ScoreAppealClosed.v1': Record<string, never>;
}
export type AppealFactKind = keyof AppealFacts;

const KINDS: Record<AppealFactKind, true> = {
  'ScoreAppealFiled.v1': true,
  'ScoreAppealAccepted.v1': true,
  'ScoreAppealDecided.v1': true,
  'ScoreAppealClosed.v1': true,
};
export const APPEAL_FACT_KINDS = Object.keys(KINDS) as AppealFactKind[];

/** From which state each step of an appeal may be taken. */
const FROM = { accept: 'pending', decide: 'reviewing', close: 'decided' } as const;
export type AppealAction = keyof typeof FROM;

/** Refuses `appeal.changed` {version} and `appeal.illegalStep` {state}; null when the step may be taken. */
export function refusalOfAppeal(
  appeal: { state: AppealState; version: number },
  action: AppealAction,
  expectedVersion: number,
): Refusal | null {
  if (appeal.version !== expectedVersion) return new Refusal('appeal.changed', { version: appeal.version });
  return appeal.state === FROM[action] ? null : new Refusal('appeal.illegalStep', { state: appeal.state });
}
