import type { AreaClass, Urgency } from '#shared/modules/territory/index.ts';
import type { ClockEvent, Limit } from '#shared/time/index.ts';
import type { CaseAnnex } from './annex.ts';
import type { CaseLocation, CasePhoto, PendingRequest } from './schema.ts';
import type { CaseStage, LimitedStage } from './stages.ts';

/**
 * The log of one clock and the calendar version that it is read with. Deadlines are derived from it, never stored
 * as truth.
 */
export interface ClockLog {
  calendar: string;
  events: ClockEvent[];
}

/** A stage's clock also knows which step it measures. */
export interface StageClockLog extends ClockLog {
  step: LimitedStage;
}

export interface Reporter {
  name: string | null;
  phone: string | null;
}

/** A filing condition by value, so that later changes of the table leave the case as it was filed. */
export interface FiledCondition {
  id: string;
  condition: string;
  closingCondition: string;
  limit: Limit;
}

/** What is known of a case before anything is done with it. */
export interface CaseReport {
  number: string;
  classKey: string;
  codeSet: string;
  sourceCode: string;
  description: string;
  address: string;
  streetCode: string | null;
  location: CaseLocation | null;
  urgency: Urgency;
  componentCode: string | null;
  reporter: Reporter | null;
  occurredAt: number | null;
}

/** Everything that a case's facts say: a pure function of them, and what its row holds. Times are UTC ms. */
export interface CaseState extends CaseReport {
  id: string;
  /** Version of the last fact that changed it. */
  version: number;
  stage: CaseStage;
  areaClass: AreaClass | null;
  condition: FiledCondition | null;
  sourceSystem: string | null;
  externalId: string | null;
  /** Digest of the imported row while nobody has worked on the case here; null once someone has, or if not imported. */
  importDigest: string | null;
  causedBy: string | null;
  registeredAt: number;
  filedAt: number | null;
  dispatchedAt: number | null;
  acceptedAt: number | null;
  disposedAt: number | null;
  /** When it reached a final stage. */
  closedAt: number | null;
  unitId: string | null;
  /** Every unit that it was dispatched to, once each: two or more mean a wrong dispatch (错误派遣). */
  dispatchedTo: string[];
  feedback: string | null;
  verification: { found: boolean; text: string; at: number } | null;
  lastCheck: { passed: boolean; text: string; at: number } | null;
  endReason: string | null;
  pending: PendingRequest | null;
  supervision: 'none' | 'open' | 'replied';
  supervisionText: string | null;
  supervisionReply: string | null;
  urgedCount: number;
  reworkCount: number;
  extendedCount: number;
  photos: CasePhoto[];
  /** Runs from filing to the end. */
  overall: ClockLog | null;
  /** Of the stage the case stands in; while suspended the paused clock of disposal. */
  stageClock: StageClockLog | null;
  /** The clock of disposal while a request of the unit is under review. */
  parked: StageClockLog | null;
  /** What happens to few cases. */
  annex: CaseAnnex;
  /** When the latest thing happened to it; a clock set back never makes a later step earlier. */
  changedAt: number;
}
