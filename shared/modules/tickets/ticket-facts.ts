import type { TicketClock } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { LinkedCase, OfferedReply, Satisfaction } from './schema.ts';
import type { TicketStage } from './stages.ts';
import type { TicketReport } from './ticket-state.ts';

/** The stage that a fact leads to, and the clocks that begin there with their limits by value. */
export interface TicketMove {
  to: TicketStage;
  starts: { clock: TicketClock; limit: Limit }[];
  calendar: string;
}

interface Moving {
  move: TicketMove;
}

/** Which daily serial a number took, so that the next one can be told. */
export interface TicketSerial {
  /** Local day `yyyy-MM-dd`. */
  day: string;
  station: string;
  serial: number;
}

/** A ticket as the hotline's own system knows it, one fact a row. Times are UTC ms. */
export interface ImportedTicket extends TicketReport {
  sourceSystem: string;
  stage: Exclude<TicketStage, 'joined' | 'dissatisfied'>;
  unitId: string | null;
  signedAt: number | null;
  result: string | null;
  repliedAt: number | null;
  satisfaction: Satisfaction | null;
  endedAt: number | null;
  /** Clocks as they ran or run: begun at the receipt, or at the reply for 回访. */
  starts: TicketMove['starts'];
  calendar: string;
  digest: string;
}

/** Payload by kind of every fact that changes a ticket. */
export interface TicketFacts {
  'TicketRegistered.v1': TicketReport & Moving & { serial: TicketSerial | null };
  'TicketSigned.v1': Moving & { unitId: string | null; note: string };
  'TicketReturned.v1': Moving & { reason: string; belongsTo: string };
  'TicketAssigned.v1': { unitId: string | null; note: string };
  'TicketContacted.v1': { reached: boolean; note: string };
  'TicketHandled.v1': Moving & { result: string; resolved: boolean };
  /** `mainId`: the ticket with which this one was answered. */
  'TicketReplied.v1': Moving & { text: string; mainId: string | null };
  /** `move` null: nobody was reached and the caller will be asked again. */
  'TicketRevisited.v1': { satisfaction: Satisfaction; note: string; move: TicketMove | null };
  'TicketRedone.v1': Moving & { reason: string };
  'TicketExplained.v1': Moving & { text: string };
  'TicketUrged.v1': { level: string; text: string };
  'TicketLinked.v1': LinkedCase;
  'TicketUnlinked.v1': { caseId: string; number: string; reason: string };
  /** Of the ticket that is answered with another one; its `number` is for the time line. */
  'TicketJoined.v1': Moving & { mainId: string; number: string };
  'TicketSeparated.v1': Moving & { mainId: string; reason: string };
  /** Of the main ticket. */
  'TicketRepeatTaken.v1': { ticketId: string; number: string };
  'TicketRepeatLeft.v1': { ticketId: string; number: string; reason: string };
  'TicketReplyOffered.v1': OfferedReply;
  'TicketReporterRevealed.v1': { field: 'name' | 'phone'; purpose: string };
  'TicketImported.v1': ImportedTicket;
}

export type TicketFactKind = keyof TicketFacts;
export type TicketFact = { [K in TicketFactKind]: { kind: K; payload: TicketFacts[K] } }[TicketFactKind];

const KINDS: Record<TicketFactKind, true> = {
  'TicketRegistered.v1': true,
  'TicketSigned.v1': true,
  'TicketReturned.v1': true,
  'TicketAssigned.v1': true,
  'TicketContacted.v1': true,
  'TicketHandled.v1': true,
  'TicketReplied.v1': true,
  'TicketRevisited.v1': true,
  'TicketRedone.v1': true,
  'TicketExplained.v1': true,
  'TicketUrged.v1': true,
  'TicketLinked.v1': true,
  'TicketUnlinked.v1': true,
  'TicketJoined.v1': true,
  'TicketSeparated.v1': true,
  'TicketRepeatTaken.v1': true,
  'TicketRepeatLeft.v1': true,
  'TicketReplyOffered.v1': true,
  'TicketReporterRevealed.v1': true,
  'TicketImported.v1': true,
};
export const TICKET_FACT_KINDS = Object.keys(KINDS) as TicketFactKind[];
