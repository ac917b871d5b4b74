import { actorView } from '#electron/modules/cases/index.ts';
import type { Territory } from '#electron/modules/territory/index.ts';
import type { FactReader } from '#electron/platform/facts/index.ts';
import type { TimelineEntry } from '#shared/modules/cases/index.ts';
import type { TicketFinder } from '../find-ticket.ts';

/** What a time line may say of a payload: these fields and nothing else, so that no personal data slips in. */
const SAID = [
  'reason',
  'note',
  'text',
  'belongsTo',
  'result',
  'resolved',
  'reached',
  'satisfaction',
  'level',
  'unitId',
  'number',
  'field',
  'purpose',
  'how',
  'sourceSystem',
] as const;

/** The words of a registration are the ticket itself: they stand above the time line. */
const SILENT: ReadonlySet<string> = new Set(['TicketRegistered.v1', 'TicketImported.v1']);

/** The facts of a ticket, oldest first, at most 1000. */
export function ticketTimelineGetter(tickets: TicketFinder, facts: FactReader, territory: Territory) {
  return (id: string): TimelineEntry[] => {
    tickets.state(id);
    return facts.ofEntity(id, 1000).map((fact) => ({
      factId: fact.id,
      kind: fact.kind,
      at: fact.at,
      actor: actorView(fact.actor, territory),
      params: SILENT.has(fact.kind) ? {} : said(fact.payload as Record<string, unknown>),
      causedBy: fact.causedBy,
    }));
  };
}

function said(payload: Record<string, unknown>): TimelineEntry['params'] {
  const params: TimelineEntry['params'] = {};
  for (const name of SAID) {
    const value = payload[name];
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      params[name] = value;
  }
  return params;
}
