import type { Session } from '#electron/platform/door/index.ts';
import { resolveTicketLimit } from '#shared/modules/territory/index.ts';
import {
  readTicketClocks,
  type TicketContext,
  type TicketState,
  urgeTimes,
} from '#shared/modules/tickets/index.ts';
import type { TicketsDeps } from './deps.ts';
import type { TicketFinder } from './find-ticket.ts';

type Asked = Pick<TicketsDeps, 'territory' | 'calendars' | 'cases'>;

/** Posts that handle tickets but do not sign for them speak for their unit. */
export function speaksFor({ signedIn }: Session): TicketContext['speaksFor'] {
  if (!signedIn) return null;
  const isUnits = signedIn.permissions.has('ticket.handle') && !signedIn.permissions.has('ticket.sign');
  return isUnits ? { unitId: signedIn.unitId } : null;
}

/** Limits and calendar in force. */
export function limitsOf({ territory, calendars }: Pick<Asked, 'territory' | 'calendars'>) {
  return {
    calendar: calendars.current,
    limitOf: (
      clock: Parameters<TicketContext['limitOf']>[0],
      ticket: Parameters<TicketContext['limitOf']>[1],
    ) => resolveTicketLimit(territory.parts.ticketLimits, clock, ticket)?.limit ?? null,
  };
}

/** From when each level of 催办 may be sent, by its id. */
export function urgesOf({ territory, calendars }: Asked, state: TicketState): Map<string, number | null> {
  const levels = territory.parts.ticketRules?.urges ?? [];
  const { redo, handle } = readTicketClocks(state, calendars.of);
  const overall = redo ?? handle;
  const span = { receivedAt: overall?.startedAt ?? state.receivedAt, dueAt: overall?.dueAt ?? null };
  const times = urgeTimes(levels, span, calendars.of(calendars.current));
  return new Map(levels.map(({ id }, index) => [id, times[index] ?? null]));
}

/** What the life cycle asks of the district, the cases and the other tickets. */
export function stepContext(
  deps: Asked,
  tickets: TicketFinder,
  state: TicketState,
  session: Session,
  now: number,
): TicketContext {
  const { territory, cases } = deps;
  const rules = territory.parts.ticketRules;
  return {
    ...limitsOf(deps),
    now,
    speaksFor: speaksFor(session),
    revisitAttempts: rules?.revisitAttempts ?? 1,
    redoAtMost: rules?.redoAtMost ?? 0,
    unitKnown: (unitId) => territory.unit(unitId) !== null,
    urgeFrom: (level) => urgesOf(deps, state).get(level),
    caseNumber: (caseId) => cases.find(caseId)?.number ?? null,
    ticket: (id) => tickets.find(id),
  };
}
