import { TICKET_FACT_KINDS } from '#shared/modules/tickets/index.ts';
import type { TicketsDeps } from './deps.ts';
import { offerReplyWhenCaseEnded } from './offer-reply-when-case-ended.policy.ts';
import { partsOf } from './parts.ts';
import { ticketsRouter } from './router.ts';

export type { BulkTicket } from './bulk.ts';
export { ticketsMigration } from './migration.ts';
export { ticketsProjection } from './store.ts';

/** Topic of live changes; ids are those of tickets. */
const TOPIC = 'tickets';

/**
 * The tickets module over an open database whose ledger holds {@link ticketsProjection}. Changed tickets are told on
 * the hub's topic `tickets` after they are on disk; `stop` ends that.
 */
export function createTickets(deps: TicketsDeps) {
  const parts = partsOf(deps);
  const { db, ledger, hub, cases } = deps;
  ledger.addPolicy(offerReplyWhenCaseEnded({ db, tickets: parts.tickets, findCase: cases.find }));
  const kinds = new Set<string>(TICKET_FACT_KINDS);
  const stop = ledger.subscribe((facts) => {
    for (const { kind, entity } of facts) if (kinds.has(kind)) hub.publish(TOPIC, entity);
  });
  const { register, takeStep, convert, bulkUpsert, importer, list } = parts;
  return {
    router: ticketsRouter(parts),
    register,
    takeStep,
    convert,
    bulkUpsert,
    importer,
    list,
    versionOf: (id: string) => parts.tickets.state(id).version,
    stop,
  };
}

export type TicketsModule = ReturnType<typeof createTickets>;
