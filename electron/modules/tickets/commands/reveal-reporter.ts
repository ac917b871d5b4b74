import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { TicketsDeps } from '../deps.ts';
import type { TicketFinder } from '../find-ticket.ts';

/** Shows one masked field of a caller and records who asked and why. Kiosks are refused (`case.notAtKiosk`). */
export function ticketReporterRevealer({ ledger }: TicketsDeps, tickets: TicketFinder) {
  return (
    session: Session,
    { id, field, purpose }: { id: string; field: 'name' | 'phone'; purpose: string },
  ): { value: string } => {
    if (session.windowKind === 'kiosk') throw new Refusal('case.notAtKiosk');
    return ledger.write({ actor: actorOf(session) }, (writer) => {
      const value = tickets.state(id).reporter?.[field];
      if (!value) throw new Refusal('ticket.nothingToReveal', { field });
      writer.append({ kind: 'TicketReporterRevealed.v1', entity: id, payload: { field, purpose } });
      return { value };
    });
  };
}
