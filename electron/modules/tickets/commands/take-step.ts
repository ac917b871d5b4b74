import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { decideStep, type TicketStep, type TicketStepResult } from '#shared/modules/tickets/index.ts';
import type { TicketsDeps } from '../deps.ts';
import type { TicketFinder } from '../find-ticket.ts';
import { stepContext } from '../step-context.ts';

/** Takes one step of a ticket: read, decide, append, in one transaction. @throws Refusal as the life cycle says */
export function ticketStepTaker(deps: TicketsDeps, tickets: TicketFinder) {
  return (session: Session, step: TicketStep): TicketStepResult =>
    deps.ledger.write({ actor: actorOf(session) }, (writer) => {
      const before = tickets.state(step.input.id);
      const at = Math.max(writer.now, before.changedAt);
      const decision = decideStep(before, step, stepContext(deps, tickets, before, session, at));
      if (decision instanceof Refusal) throw decision;
      for (const { ticketId, fact } of decision.events)
        writer.append({ kind: fact.kind, entity: ticketId, payload: fact.payload, at });
      const { id, number, stage, version } = tickets.state(before.id);
      return { id, number, stage, version };
    });
}

export type TicketStepTaker = ReturnType<typeof ticketStepTaker>;
