import type { Session } from '#electron/platform/door/index.ts';
import {
  AWAITED_TICKET_STEPS,
  LEGAL_TICKET_STAGES,
  preconditionOf,
  TICKET_STEPS,
  type TicketAction,
  type TicketDetail,
  type TicketState,
  ticketSteps,
} from '#shared/modules/tickets/index.ts';
import type { TicketsDeps } from '../deps.ts';
import type { TicketFinder } from '../find-ticket.ts';
import { speaksFor, urgesOf } from '../step-context.ts';
import type { RowReader } from './read-rows.ts';

/** The steps that are legal where the ticket stands, each with the refusal this session would meet. */
export function ticketActions(state: TicketState, session: Session, redoAtMost: number): TicketAction[] {
  const permissions = session.signedIn?.permissions;
  const context = { speaksFor: speaksFor(session), redoAtMost };
  const actions = TICKET_STEPS.filter((name) => LEGAL_TICKET_STAGES[name].includes(state.stage)).map(
    (command) => {
      const { permission } = ticketSteps[command];
      const refusal = permissions?.has(permission)
        ? (preconditionOf(state, command, context)?.code ?? null)
        : 'door.notPermitted';
      return { command, permission, refusal, primary: false };
    },
  );
  const awaited = AWAITED_TICKET_STEPS[state.stage]
    // A caller who was reached need not be called again first.
    .filter((step) => step !== 'contact' || state.contactedAt === null)
    .flatMap((step) => actions.find(({ command, refusal }) => command === step && refusal === null) ?? [])[0];
  return actions.map((action) => ({ ...action, primary: action === awaited }));
}

/** Everything about one ticket. A kiosk's answer holds no caller at all. */
export function ticketGetter(deps: TicketsDeps, tickets: TicketFinder, rows: RowReader) {
  const { territory, cases } = deps;
  const refOf = (id: string) => {
    const found = tickets.find(id);
    if (!found) return null;
    const { number, stage, receivedAt } = found;
    return { id, number, stage, receivedAt };
  };
  return (session: Session, id: string): TicketDetail => {
    const s = tickets.state(id);
    const urges = urgesOf(deps, s);
    return {
      ...rows.rowOf(s),
      reporter: session.windowKind === 'kiosk' ? null : s.reporter,
      location: s.location,
      classKey: s.classKey,
      remark: s.remark,
      sourceSystem: s.sourceSystem,
      registeredAt: s.registeredAt,
      signedAt: s.signedAt,
      contactedAt: s.contactedAt,
      result: s.result,
      resolved: s.resolved,
      handledAt: s.handledAt,
      reply: s.reply,
      repliedAt: s.repliedAt,
      revisitNote: s.revisitNote,
      revisitedAt: s.revisitedAt,
      notReached: s.notReached,
      endReason: s.endReason,
      urges: [...urges].map(([level, from]) => ({
        level,
        from,
        sentAt: s.urges.find((sent) => sent.level === level)?.at ?? null,
      })),
      cases: s.cases.flatMap((linked) => {
        const found = cases.find(linked.caseId);
        return found ? [{ ...linked, stage: found.stage }] : [];
      }),
      main: s.mainId ? refOf(s.mainId) : null,
      joined: s.joined.flatMap((joined) => refOf(joined) ?? []),
      offered: s.offered,
      recommendedUnit:
        s.classKey && s.streetCode ? (territory.responsible(s.classKey, s.streetCode)?.unitId ?? null) : null,
      actions: ticketActions(s, session, territory.parts.ticketRules?.redoAtMost ?? 0),
    };
  };
}
