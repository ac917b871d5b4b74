import type { Audience, Silence } from './schema.ts';

/** A person at one seat, by value. */
export interface HolderText {
  personId: string;
  postId: string;
  windowId: string;
  seat: number | null;
}

export interface PlaceText {
  lng: number;
  lat: number;
}

/** Payload by kind. A claim, a person's status and a message are entities of their own: they never age a case. */
export interface DispatchFacts {
  'PersonStatusSet.v1': {
    personId: string;
    unitId: string;
    statusId: string;
    caseId: string | null;
    note: string;
    /** Where the person is, as the status says: at the case. */
    place: PlaceText | null;
  };
  'PersonCheckedIn.v1': { personId: string; note: string };
  /** Nothing was heard of somebody on task: the level that was reached, and since when there is silence. */
  'PersonSilenceNoticed.v1': { personId: string; level: Exclude<Silence, 'none'>; reportedAt: number };

  'CaseClaimed.v1': { caseId: string; holder: HolderText };
  'CaseClaimReleased.v1': { caseId: string };
  'CaseTakeOverAsked.v1': { caseId: string; by: HolderText; reason: string; grantAt: number };
  'CaseTakeOverWithdrawn.v1': { caseId: string };
  /** `handedOver`: the holder gave it up while it was asked for; `graceOver`: the holder let the time pass. */
  'CaseTakenOver.v1': {
    caseId: string;
    from: HolderText;
    by: HolderText;
    reason: string;
    how: 'handedOver' | 'graceOver';
  };

  'MessageSent.v1': {
    personId: string;
    postId: string;
    audience: Audience;
    recipients: string[];
    text: string;
    urgent: boolean;
    acknowledge: boolean;
    caseId: string | null;
  };
  'MessageDelivered.v1': { personId: string };
  'MessageRead.v1': { personId: string };
  'MessageAcknowledged.v1': { personId: string };
  'MessageReminded.v1': { personIds: string[] };
}

export type DispatchFactKind = keyof DispatchFacts;

const TOPIC_OF = {
  'PersonStatusSet.v1': 'board',
  'PersonCheckedIn.v1': 'board',
  'PersonSilenceNoticed.v1': 'board',
  'CaseClaimed.v1': 'claims',
  'CaseClaimReleased.v1': 'claims',
  'CaseTakeOverAsked.v1': 'claims',
  'CaseTakeOverWithdrawn.v1': 'claims',
  'CaseTakenOver.v1': 'claims',
  'MessageSent.v1': 'messages',
  'MessageDelivered.v1': 'messages',
  'MessageRead.v1': 'messages',
  'MessageAcknowledged.v1': 'messages',
  'MessageReminded.v1': 'messages',
} as const satisfies Record<DispatchFactKind, string>;

export const DISPATCH_FACT_KINDS = Object.keys(TOPIC_OF) as DispatchFactKind[];

/** The live topic that a kind belongs to; null for a fact of another module. */
export function topicOf(kind: string): 'board' | 'claims' | 'messages' | null {
  return TOPIC_OF[kind as DispatchFactKind] ?? null;
}
