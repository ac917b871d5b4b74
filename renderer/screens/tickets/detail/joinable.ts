import { LEGAL_TICKET_STAGES, type TicketDetail, type TicketRow } from '#shared/modules/tickets/index.ts';

/** Which way two tickets may be joined: this one under the other, or the other under this one. */
export function joinable(
  detail: Pick<TicketDetail, 'stage' | 'joinedCount'>,
  other: Pick<TicketRow, 'stage' | 'joinedCount'>,
): { under: boolean; over: boolean } {
  const may = (child: typeof other, main: typeof other) =>
    LEGAL_TICKET_STAGES.join.includes(child.stage) &&
    child.joinedCount === 0 &&
    LEGAL_TICKET_STAGES.urge.includes(main.stage);
  return { under: may(detail, other), over: may(other, detail) };
}
