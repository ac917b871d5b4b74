import type { Database } from '#electron/platform/db/index.ts';
import type { Policy } from '#electron/platform/facts/index.ts';
import { type CaseState, isFinal } from '#shared/modules/cases/index.ts';
import { LEGAL_TICKET_STAGES } from '#shared/modules/tickets/index.ts';
import type { TicketFinder } from './find-ticket.ts';

/** Stages in which words for a reply are still of use. */
const WAITING = new Set([...LEGAL_TICKET_STAGES.urge, ...LEGAL_TICKET_STAGES.separate]);

/**
 * When a case ends, its last words are offered as the reply of every ticket that is linked to it and waits for one:
 * in the transaction of the case's fact, and caused by it.
 */
export function offerReplyWhenCaseEnded({
  db,
  tickets,
  findCase,
}: {
  db: Database;
  tickets: TicketFinder;
  findCase(id: string): CaseState | null;
}): Policy {
  const linked = db.prepare('SELECT seq FROM ticket_cases WHERE case_id = ?').pluck();
  return {
    name: 'offer-reply-when-case-ended',
    kinds: ['CaseClosed.v1', 'CaseRejected.v1', 'CaseVoidReviewed.v1'],
    react(fact, writer) {
      const ended = findCase(fact.entity);
      if (!ended || !isFinal(ended.stage)) return;
      const text = [ended.feedback, ended.endReason].filter(Boolean).join('；');
      if (text === '') return;
      for (const seq of linked.all(ended.id) as number[]) {
        const ticket = tickets.bySeq(seq);
        if (!ticket || !WAITING.has(ticket.stage)) continue;
        writer.append({
          kind: 'TicketReplyOffered.v1',
          entity: ticket.id,
          payload: { caseId: ended.id, number: ended.number, text },
          causedBy: fact.id,
          at: fact.at,
        });
      }
    },
  };
}
