import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { type Draft, emptyDraft, NO_DEFAULTS } from './draft.ts';

/** A ticket as the draft of a case: its words, its place, the source of its channel. The caller stays with the engine. */
export function draftOfTicket(
  ticket: TicketDetail,
  channels: readonly { id: string; caseSource: string }[],
): Draft {
  const { location } = ticket;
  return {
    ...emptyDraft(NO_DEFAULTS),
    sourceCode: channels.find(({ id }) => id === ticket.channel)?.caseSource ?? '',
    description: ticket.text,
    classKey: ticket.classKey ?? '',
    address: ticket.address,
    streetCode: ticket.streetCode ?? '',
    urgency: ticket.urgency,
    // Kept in WGS-84, whatever system it once came in.
    point: location ? `${location.lng},${location.lat}` : '',
  };
}
