import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  decideTicket,
  type RegisterTicket,
  type TicketReport,
  type TicketStepResult,
} from '#shared/modules/tickets/index.ts';
import { naturalLimit } from '#shared/time/index.ts';
import type { TicketsDeps } from '../deps.ts';
import type { TicketFinder } from '../find-ticket.ts';
import type { TicketNumberer } from '../number.ts';
import { limitsOf } from '../step-context.ts';

/** Takes a ticket in. Where no street is named the place gives it. Refuses what the contract names. */
export function ticketRegistrar(deps: TicketsDeps, tickets: TicketFinder, nextNumber: TicketNumberer) {
  const { ledger, territory } = deps;
  return (session: Session, input: RegisterTicket): TicketStepResult =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const receivedAt = input.receivedAt ?? writer.now;
      refuseUnlessKnown(deps, input);
      if (receivedAt > writer.now) throw new Refusal('ticket.receivedLater');
      if (input.dueAt !== null && input.dueAt <= receivedAt) throw new Refusal('ticket.dueEarlier');
      const given = input.number === null ? nextNumber(input.channel, receivedAt) : null;
      const number = given?.number ?? input.number ?? '';
      if (tickets.numbered(number)) throw new Refusal('ticket.numberTaken', { number });
      const { location } = input;
      const here = location && territory.streetAt({ lon: location.lng, lat: location.lat });
      const report: TicketReport = {
        number,
        channel: input.channel,
        kind: input.kind,
        urgency: input.urgency,
        text: input.text,
        address: input.address,
        streetCode: input.streetCode ?? here?.code ?? null,
        location,
        classKey: input.classKey,
        reporter: known(input.reporter),
        confidential: input.confidential,
        remark: input.remark || null,
        receivedAt,
      };
      const due = input.dueAt === null ? null : naturalLimit(input.dueAt - receivedAt);
      const { kind, payload } = decideTicket(report, given?.serial ?? null, due, limitsOf(deps));
      const id = newId();
      writer.append({ kind, entity: id, payload, first: true });
      const { stage, version } = tickets.state(id);
      return { id, number, stage, version };
    });
}

function refuseUnlessKnown({ territory }: TicketsDeps, input: RegisterTicket): void {
  const channels = territory.parts.ticketRules?.channels ?? [];
  if (!channels.some(({ id }) => id === input.channel))
    throw new Refusal('ticket.unknownChannel', { channel: input.channel });
  if (input.streetCode !== null && !territory.street(input.streetCode))
    throw new Refusal('case.unknownStreet', { street: input.streetCode });
  if (input.classKey !== null && !territory.classOf(input.classKey))
    throw new Refusal('case.unknownClass', { classKey: input.classKey });
}

function known(reporter: RegisterTicket['reporter']): TicketReport['reporter'] {
  const name = reporter?.name || null;
  const phone = reporter?.phone || null;
  return name || phone ? { name, phone } : null;
}
