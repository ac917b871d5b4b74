import { type ImportTarget, lookupsOf, mappedBatches } from '#electron/modules/cases/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { timeRuleProblems } from '#shared/modules/imports/index.ts';
import { compileTicketMapping, type TicketMapping, ticketColumnsOf } from '#shared/modules/tickets/index.ts';
import type { BulkTicket, TicketUpserter } from '../bulk.ts';

/** Rows become tickets. */
export function ticketTarget(
  territory: Territory,
  upsert: TicketUpserter,
): ImportTarget<TicketMapping, BulkTicket> {
  const channels = new Set((territory.parts.ticketRules?.channels ?? []).map(({ id }) => id));
  return {
    open: mappedBatches<TicketMapping, BulkTicket>({
      columnsOf: ticketColumnsOf,
      check(mapping, columns) {
        const problems = timeRuleProblems(mapping.time);
        if (problems.length > 0) throw new Refusal('import.timeRules', { formats: problems.join(', ') });
        const { number, receivedAt, channel } = mapping.fields;
        const missing = [number.column, receivedAt.column].filter((column) => !columns.includes(column));
        if (missing.length > 0) throw new Refusal('import.columnsMissing', { columns: missing.join(', ') });
        const unknown = [channel.fallback, ...Object.values(channel.table)].find((id) => !channels.has(id));
        if (unknown !== undefined) throw new Refusal('ticket.unknownChannel', { channel: unknown });
      },
      compile: (mapping, columns) => compileTicketMapping(mapping, columns, lookupsOf(territory)),
    }),
    write: (actor, rows) => upsert(actor, rows).map(({ outcome }) => outcome),
  };
}
