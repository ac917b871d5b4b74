import type { AreaClass } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { ReturnFinding, SupervisionEntry } from './annex.ts';
import { ANNEX_FACT_KINDS, type AnnexFacts } from './annex-facts.ts';
import type { CaseReport, FiledCondition } from './case-state.ts';
import type { Moving, Requested, Reviewed } from './move.ts';
import type { CasePhoto } from './schema.ts';
import type { CaseStage } from './stages.ts';

/** Which daily serial a number took (see the profile's number format), so that the next one can be told. */
export interface SerialBlock {
  /** Local day `yyyy-MM-dd`. */
  day: string;
  kind: 'component' | 'event';
  station: string;
  serial: number;
}

/** A case as another system knows it: its final or present stage and times by value, one fact a case. */
export interface ImportedCase extends CaseReport {
  sourceSystem: string;
  externalId: string;
  stage: CaseStage;
  areaClass: AreaClass | null;
  condition: FiledCondition | null;
  registeredAt: number;
  filedAt: number | null;
  dispatchedAt: number | null;
  acceptedAt: number | null;
  disposedAt: number | null;
  closedAt: number | null;
  /** Since when it stands in `stage`. */
  stageSince: number;
  unitId: string | null;
  feedback: string | null;
  endReason: string | null;
  /** Why it is suspended (stage `suspended` only). */
  pauseReason: string | null;
  urgedCount: number;
  reworkCount: number;
  extendedCount: number;
  /** Limit of the present stage by value; null where none runs. */
  stageLimit: Limit | null;
  calendar: string;
  /** Set when the number was given here because the other system had none. */
  serial: SerialBlock | null;
  /** Of the imported row: tells whether a later import says something new. */
  digest: string;
}

/** Members that may be null may as well be left out. */
type Sparse<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: T[K];
};

type Count = 'urgedCount' | 'reworkCount' | 'extendedCount';

/**
 * An imported case as its fact holds it: what the other system did not say, and a count of nothing, is left out, a
 * third of the text. Of many cases in one write only that with the highest serial of its day names it.
 */
export type ImportedCaseText = Sparse<Omit<ImportedCase, Count>> & Partial<Pick<ImportedCase, Count>>;

/** Payload by kind of every fact that changes a case. */
export interface CaseFacts extends AnnexFacts {
  'CaseRegistered.v1': CaseReport & Moving & { serial: SerialBlock };
  'CaseVerificationSent.v1': Moving & { note: string };
  'CaseVerificationReported.v1': Moving & { found: boolean; text: string };
  'CaseFiled.v1': Moving & {
    areaClass: AreaClass | null;
    urgency: CaseReport['urgency'];
    condition: FiledCondition;
  };
  'CaseRejected.v1': Requested;
  'CaseDispatched.v1': Moving & { unitId: string; instruction: string; rework: boolean };
  'CaseAccepted.v1': { unitId: string };
  'CaseDisposed.v1': Moving & { feedback: string; photos: string[] };
  'CaseExtensionRequested.v1': Requested & { by: Limit };
  'CaseExtensionReviewed.v1': Reviewed & { by: Limit };
  /** `tableUnitId`: whom the responsibility table named at that time. */
  'CaseReturnRequested.v1': Requested & { tableUnitId?: string | null };
  /** `unitId`: who had asked; `finding`: what it was judged to be. */
  'CaseReturnReviewed.v1': Reviewed & { unitId?: string; finding?: ReturnFinding };
  'CaseSuspensionRequested.v1': Requested & { reviewAt: number };
  'CaseSuspensionReviewed.v1': Reviewed & { reason: string; reviewAt: number };
  'CaseResumed.v1': Moving & { note: string };
  'CaseCheckSent.v1': Moving & { note: string };
  'CaseCheckReported.v1': Moving & { passed: boolean; text: string };
  'CaseClosed.v1': Moving & { note: string };
  'CaseReworked.v1': Requested & { unitId: string };
  'CaseVoidRequested.v1': Requested;
  'CaseVoidReviewed.v1': Reviewed & { reason: string };
  'CaseSupervised.v1': { opinion: string; level?: SupervisionEntry['level']; replyBy?: number };
  'CaseSupervisionReplied.v1': { reply: string };
  'CaseUrged.v1': { note: string };
  'CasePhotoAdded.v1': { photo: Omit<CasePhoto, 'at'> };
  'CaseReporterRevealed.v1': { field: 'name' | 'phone'; purpose: string };
  'CaseImported.v1': ImportedCaseText;
}

export type CaseFactKind = keyof CaseFacts;

/** One fact as the lifecycle sees it. */
export type CaseFact = { [K in CaseFactKind]: { kind: K; payload: CaseFacts[K] } }[CaseFactKind];

const KINDS: Record<Exclude<CaseFactKind, keyof AnnexFacts>, true> = {
  'CaseRegistered.v1': true,
  'CaseVerificationSent.v1': true,
  'CaseVerificationReported.v1': true,
  'CaseFiled.v1': true,
  'CaseRejected.v1': true,
  'CaseDispatched.v1': true,
  'CaseAccepted.v1': true,
  'CaseDisposed.v1': true,
  'CaseExtensionRequested.v1': true,
  'CaseExtensionReviewed.v1': true,
  'CaseReturnRequested.v1': true,
  'CaseReturnReviewed.v1': true,
  'CaseSuspensionRequested.v1': true,
  'CaseSuspensionReviewed.v1': true,
  'CaseResumed.v1': true,
  'CaseCheckSent.v1': true,
  'CaseCheckReported.v1': true,
  'CaseClosed.v1': true,
  'CaseReworked.v1': true,
  'CaseVoidRequested.v1': true,
  'CaseVoidReviewed.v1': true,
  'CaseSupervised.v1': true,
  'CaseSupervisionReplied.v1': true,
  'CaseUrged.v1': true,
  'CasePhotoAdded.v1': true,
  'CaseReporterRevealed.v1': true,
  'CaseImported.v1': true,
};
export const CASE_FACT_KINDS = [...Object.keys(KINDS), ...ANNEX_FACT_KINDS] as CaseFactKind[];
