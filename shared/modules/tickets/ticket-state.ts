import type { CaseLocation, ClockLog, Reporter } from '#shared/modules/cases/index.ts';
import type { TicketClock, TicketKind, Urgency } from '#shared/modules/territory/index.ts';
import type { LinkedCase, OfferedReply, Satisfaction, SentUrge } from './schema.ts';
import type { TicketStage } from './stages.ts';

/** What is known of a ticket before anything is done with it. Times are UTC ms. */
export interface TicketReport {
  /** 工单号, as the hotline gave it or as it was given here. */
  number: string;
  /** Id of a channel of the ticket rules. */
  channel: string;
  kind: TicketKind;
  urgency: Urgency;
  /** 诉求事项 in the caller's words. */
  text: string;
  address: string;
  streetCode: string | null;
  location: CaseLocation | null;
  classKey: string | null;
  reporter: Reporter | null;
  /** 保密要求: nobody beyond the ticket learns who called. */
  confidential: boolean;
  remark: string | null;
  /** When it reached the bureau: its clocks run from then. */
  receivedAt: number;
}

/** Everything that a ticket's facts say: a pure function of them. */
export interface TicketState extends TicketReport {
  id: string;
  /** Version of the last fact that changed it. */
  version: number;
  stage: TicketStage;
  sourceSystem: string | null;
  /** Digest of the imported row while nobody has worked on it here. */
  importDigest: string | null;
  registeredAt: number;
  signedAt: number | null;
  unitId: string | null;
  /** First time the caller was reached before the reply (先行联系). */
  contactedAt: number | null;
  /** What was done, and whether that solved it (实际解决). */
  result: string | null;
  resolved: boolean | null;
  handledAt: number | null;
  reply: string | null;
  firstRepliedAt: number | null;
  repliedAt: number | null;
  /** The last answer of the caller; null before the first 回访. */
  satisfaction: Satisfaction | null;
  revisitNote: string | null;
  /** Calls in vain since the last reply. */
  notReached: number;
  revisitedAt: number | null;
  redoCount: number;
  /** Why it was returned, what was explained. */
  endReason: string | null;
  endedAt: number | null;
  urges: SentUrge[];
  cases: LinkedCase[];
  /** The ticket with which this one is answered. */
  mainId: string | null;
  /** Tickets that are answered with this one. */
  joined: string[];
  /** Words of a case that ended, to reply with. */
  offered: OfferedReply | null;
  /** One log a clock; a clock that begins anew takes the place of its last run. */
  clocks: Partial<Record<TicketClock, ClockLog>>;
  changedAt: number;
}
