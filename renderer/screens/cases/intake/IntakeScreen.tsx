import { useQuery } from '@tanstack/react-query';
import { useNav } from '../../../app/nav.ts';
import { usePreference } from '../../../app/preference.ts';
import { api } from '../../../bridge/index.ts';
import { Loading, Refused } from '../../../ui/States.tsx';
import { type Draft, type IntakeDefaults, NO_DEFAULTS } from './draft.ts';
import { IntakeForm } from './IntakeForm.tsx';
import { draftOfTicket } from './ticket-draft.ts';

/** 登记: a call becomes a case without the mouse; so does a ticket (诉转案). */
export function IntakeScreen() {
  const [kept] = usePreference<Draft | null>('intake.draft', null);
  const [defaults, keepDefaults] = usePreference<IntakeDefaults>('intake.defaults', NO_DEFAULTS);
  const ticketId = useNav((nav) => nav.target.ticketId);
  if (kept === undefined || defaults === undefined) return null;
  if (ticketId) return <TicketIntake ticketId={ticketId} key={ticketId} />;
  return <IntakeForm kept={kept} defaults={{ ...NO_DEFAULTS, ...defaults }} onDefaults={keepDefaults} />;
}

function TicketIntake({ ticketId }: { ticketId: string }) {
  // As it stands now: a step taken a moment ago has changed its version.
  const ticket = useQuery(api.tickets.get.queryOptions({ input: { id: ticketId }, staleTime: 0 }));
  const rules = useQuery(api.tickets.rules.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const error = ticket.error ?? rules.error;
  if (error) return <Refused error={error} onRetry={() => void ticket.refetch()} />;
  if (!ticket.data || !ticket.isFetchedAfterMount || !rules.data) return <Loading />;
  const kept = draftOfTicket(ticket.data, rules.data.channels);
  return <IntakeForm kept={kept} defaults={NO_DEFAULTS} onDefaults={() => {}} ticket={ticket.data} />;
}
