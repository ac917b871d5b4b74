import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseStepResult } from '#shared/modules/cases/index.ts';
import {
  type ConvertInput,
  linkFact,
  preconditionOf,
  type TicketStepResult,
} from '#shared/modules/tickets/index.ts';
import type { TicketsDeps } from '../deps.ts';
import type { TicketFinder } from '../find-ticket.ts';
import { stepContext } from '../step-context.ts';

/**
 * 诉转案: registers a case with the ticket's source and caller, and links both, in one transaction. Who asked for
 * confidence (保密) is not named to the case, which squads read.
 */
export function caseConverter(deps: TicketsDeps, tickets: TicketFinder) {
  const { ledger, territory, cases } = deps;
  return (
    session: Session,
    { id, expectedVersion, case: said }: ConvertInput,
  ): { case: CaseStepResult; ticket: TicketStepResult } =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const before = tickets.state(id);
      if (before.version !== expectedVersion)
        throw new Refusal('ticket.changed', { version: before.version });
      const at = Math.max(writer.now, before.changedAt);
      const refusal = preconditionOf(before, 'link', stepContext(deps, tickets, before, session, at));
      if (refusal) throw refusal;
      const channel = territory.parts.ticketRules?.channels.find((each) => each.id === before.channel);
      if (!channel) throw new Refusal('ticket.unknownChannel', { channel: before.channel });
      const made = cases.register(session, {
        ...said,
        sourceCode: channel.caseSource,
        reporter: before.confidential ? null : before.reporter,
      });
      const fact = linkFact(made.id, made.number, 'converted');
      writer.append({ kind: fact.kind, entity: id, payload: fact.payload, at });
      const { number, stage, version } = tickets.state(id);
      return { case: made, ticket: { id, number, stage, version } };
    });
}
