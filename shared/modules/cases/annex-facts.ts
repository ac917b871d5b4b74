import type { AreaClass, Urgency } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { Relation, TaskReturnCause } from './annex.ts';
import type { CaseState } from './case-state.ts';
import type { Move, Moving, Reviewed } from './move.ts';

/** Payload by kind of the facts beside a case's ordinary way (reference §1.4). */
export interface AnnexFacts {
  'CaseTaskReturned.v1': Moving & { cause: TaskReturnCause; text: string };
  'CasePlaceCorrected.v1': { address: string; streetCode: string | null; reason: string };
  /** `move`: null where it waited to be filed already. */
  'CasePrefiled.v1': {
    conditionId: string;
    areaClass: AreaClass | null;
    urgency: Urgency;
    note: string;
    move: Move | null;
  };
  'CaseRequestPassedUp.v1': Moving & { comment: string };
  'CaseSuspensionKept.v1': { reason: string; reviewAt: number };
  'CaseSelfHandled.v1': Moving & { unitId: string; feedback: string; photos: string[] };
  'CaseSelfHandledReviewed.v1': Reviewed;
  /** The limits that take the place of those in force; null leaves a clock as it is. */
  'CaseUrgencyRaised.v1': {
    urgency: Urgency;
    emergency: boolean;
    reason: string;
    overallLimit: Limit | null;
    stageLimit: Limit | null;
  };
  'CaseSupervisionLifted.v1': { note: string };
  /** How many urges were received so far. */
  'CaseUrgeReceived.v1': { count: number };
  'CaseSpotChecked.v1': { passed: boolean; text: string };
  'CaseLinked.v1': { otherId: string; otherNumber: string; relation: Relation; note: string };
  'CaseUnlinked.v1': { otherId: string; otherNumber: string; reason: string };
  'CaseMerged.v1': Moving & { otherId: string; otherNumber: string; reason: string };
  'CaseSplit.v1': { children: { id: string; number: string }[]; reason: string };
  'CaseFixFirstMarked.v1': { reason: string; estimateFen: number | null };
  'CaseFixFirstSettled.v1': { liable: string; costFen: number; note: string };
  'CaseWhistleBlown.v1': { unitIds: string[]; matter: string };
  'CaseWhistleAnswered.v1': { unitId: string; arrived: boolean; note: string };
  /** What the case was before the step that is taken back, by value: only what the step had changed. */
  'CaseStepWithdrawn.v1': { step: string; reason: string; restore: Partial<CaseState> };
}

export type AnnexFactKind = keyof AnnexFacts;

const KINDS: Record<AnnexFactKind, true> = {
  'CaseTaskReturned.v1': true,
  'CasePlaceCorrected.v1': true,
  'CasePrefiled.v1': true,
  'CaseRequestPassedUp.v1': true,
  'CaseSuspensionKept.v1': true,
  'CaseSelfHandled.v1': true,
  'CaseSelfHandledReviewed.v1': true,
  'CaseUrgencyRaised.v1': true,
  'CaseSupervisionLifted.v1': true,
  'CaseUrgeReceived.v1': true,
  'CaseSpotChecked.v1': true,
  'CaseLinked.v1': true,
  'CaseUnlinked.v1': true,
  'CaseMerged.v1': true,
  'CaseSplit.v1': true,
  'CaseFixFirstMarked.v1': true,
  'CaseFixFirstSettled.v1': true,
  'CaseWhistleBlown.v1': true,
  'CaseWhistleAnswered.v1': true,
  'CaseStepWithdrawn.v1': true,
};
export const ANNEX_FACT_KINDS = Object.keys(KINDS) as AnnexFactKind[];
