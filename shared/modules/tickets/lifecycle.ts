import { Refusal } from '#shared/kernel/refusal.ts';
import type { TicketClock } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { TicketStep, TicketStepName } from './commands.ts';
import { type LinkedCase, MAX_CASES, MAX_JOINED } from './schema.ts';
import type { TicketStage } from './stages.ts';
import { LEGAL_TICKET_STAGES } from './steps.ts';
import type { TicketFact, TicketMove, TicketSerial } from './ticket-facts.ts';
import type { TicketReport, TicketState } from './ticket-state.ts';

type Timed = Pick<TicketReport, 'kind' | 'urgency' | 'reporter'>;

/** What a decision needs to know besides the ticket. */
export interface TicketContext {
  now: number;
  /** The unit for which the actor speaks; null when the actor's post is not a unit's. */
  speaksFor: { unitId: string | null } | null;
  limitOf(clock: TicketClock, ticket: Timed): Limit | null;
  /** Version of the calendar in force. */
  calendar: string;
  revisitAttempts: number;
  redoAtMost: number;
  unitKnown(unitId: string): boolean;
  /** From when a level of 催办 may be sent; null: not for this ticket; undefined: no such level. */
  urgeFrom(level: string): number | null | undefined;
  /** Number of a case; null when there is none. */
  caseNumber(caseId: string): string | null;
  /** Another ticket, as it stands. */
  ticket(id: string): TicketState | null;
}

export interface TicketEvent {
  /** The ticket that it happens to. */
  ticketId: string;
  fact: TicketFact;
}
export type TicketDecision = { events: TicketEvent[] } | Refusal;

type Limits = Pick<TicketContext, 'limitOf' | 'calendar'>;

/** A new ticket waits to be signed for; both clocks run from its receipt. `due`: the hotline's own limit. */
export function decideTicket(
  report: TicketReport,
  serial: TicketSerial | null,
  due: Limit | null,
  context: Limits,
): TicketFact {
  const move = moveTo('to_sign', report, context, ['sign']);
  const limit = due ?? context.limitOf('handle', report);
  if (limit) move.starts.push({ clock: 'handle', limit });
  return { kind: 'TicketRegistered.v1', payload: { ...report, serial, move } };
}

/**
 * What a step makes happen, to this ticket and those that hang on it, or why it may not: `ticket.changed`,
 * `ticket.illegalStep`, `ticket.notYourUnit`, and what the step itself asks for. Pure.
 */
export function decideStep(state: TicketState, step: TicketStep, context: TicketContext): TicketDecision {
  if (step.input.expectedVersion !== state.version)
    return new Refusal('ticket.changed', { version: state.version });
  return (
    preconditionOf(state, step.name, context) ?? wordsOf(state, step, context) ?? take(state, step, context)
  );
}

/** What must be true before a step, whatever it says; null when the session may take it. */
export function preconditionOf(
  state: TicketState,
  name: TicketStepName,
  { speaksFor, redoAtMost }: Pick<TicketContext, 'speaksFor' | 'redoAtMost'>,
): Refusal | null {
  if (!LEGAL_TICKET_STAGES[name].includes(state.stage))
    return new Refusal('ticket.illegalStep', { command: name, stage: state.stage });
  if (speaksFor && (speaksFor.unitId === null || speaksFor.unitId !== state.unitId))
    return new Refusal('ticket.notYourUnit');
  switch (name) {
    case 'contact':
      return state.reporter?.phone ? null : new Refusal('ticket.nobodyToCall');
    case 'redo':
      return state.redoCount < redoAtMost ? null : new Refusal('ticket.redoSpent', { most: redoAtMost });
    case 'sendBack':
    case 'join':
      return state.joined.length === 0
        ? null
        : new Refusal('ticket.hasJoined', { count: state.joined.length });
    case 'link':
      return state.cases.length < MAX_CASES ? null : new Refusal('ticket.tooManyCases', { most: MAX_CASES });
    case 'unlink':
      return state.cases.length > 0 ? null : new Refusal('ticket.notLinked');
    default:
      return null;
  }
}

/** What is wrong with what the step says. */
function wordsOf(state: TicketState, step: TicketStep, context: TicketContext): Refusal | null {
  switch (step.name) {
    case 'sign':
    case 'assign': {
      const { unitId } = step.input;
      return unitId === null || context.unitKnown(unitId) ? null : new Refusal('case.unknownUnit');
    }
    case 'revisit':
      return step.input.satisfaction === 'unsatisfied' && step.input.note === ''
        ? new Refusal('ticket.noteRequired')
        : null;
    case 'urge':
      return urgeProblem(state, step.input.level, context);
    case 'link':
      return linkProblem(state, step.input.caseId, context);
    case 'unlink': {
      const { caseId } = step.input;
      return state.cases.some((linked) => linked.caseId === caseId) ? null : new Refusal('ticket.notLinked');
    }
    case 'join':
      return joinProblem(state, context.ticket(step.input.mainId));
    default:
      return null;
  }
}

function urgeProblem(state: TicketState, level: string, { urgeFrom, now }: TicketContext): Refusal | null {
  const from = urgeFrom(level);
  if (from === undefined) return new Refusal('ticket.unknownUrge', { level });
  if (state.urges.some((urge) => urge.level === level)) return new Refusal('ticket.urgeSent');
  return from !== null && from <= now ? null : new Refusal('ticket.urgeTooEarly', { from });
}

function linkProblem(state: TicketState, caseId: string, { caseNumber }: TicketContext): Refusal | null {
  if (caseNumber(caseId) === null) return new Refusal('case.unknown', { id: caseId });
  return state.cases.some((linked) => linked.caseId === caseId) ? new Refusal('ticket.alreadyLinked') : null;
}

function joinProblem(state: TicketState, main: TicketState | null): Refusal | null {
  const fits =
    main !== null &&
    main.id !== state.id &&
    main.mainId === null &&
    LEGAL_TICKET_STAGES.urge.includes(main.stage);
  if (!fits) return new Refusal('ticket.cannotJoin');
  return main.joined.length < MAX_JOINED ? null : new Refusal('ticket.tooManyJoined', { most: MAX_JOINED });
}

function take(state: TicketState, step: TicketStep, context: TicketContext): TicketDecision {
  const one = (fact: TicketFact): TicketDecision => ({ events: [{ ticketId: state.id, fact }] });
  const to = (stage: TicketStage, ...starts: TicketClock[]) => moveTo(stage, state, context, starts);
  switch (step.name) {
    case 'sign': {
      const { unitId, note } = step.input;
      return one({ kind: 'TicketSigned.v1', payload: { unitId, note, move: to('handling', 'contact') } });
    }
    case 'sendBack': {
      const { reason, belongsTo } = step.input;
      return one({ kind: 'TicketReturned.v1', payload: { reason, belongsTo, move: to('returned') } });
    }
    case 'assign': {
      const { unitId, note } = step.input;
      return one({ kind: 'TicketAssigned.v1', payload: { unitId, note } });
    }
    case 'contact': {
      const { reached, note } = step.input;
      return one({ kind: 'TicketContacted.v1', payload: { reached, note } });
    }
    case 'handle': {
      const { result, resolved } = step.input;
      return one({ kind: 'TicketHandled.v1', payload: { result, resolved, move: to('to_reply') } });
    }
    case 'reply':
      return { events: replies(state, step.input.text, context) };
    case 'revisit': {
      const { satisfaction, note } = step.input;
      return one({
        kind: 'TicketRevisited.v1',
        payload: { satisfaction, note, move: afterRevisit(state, satisfaction, context) },
      });
    }
    case 'redo':
      return one({
        kind: 'TicketRedone.v1',
        payload: { reason: step.input.reason, move: to('handling', 'redo') },
      });
    case 'explain':
      return one({ kind: 'TicketExplained.v1', payload: { text: step.input.text, move: to('archived') } });
    case 'urge': {
      const { level, text } = step.input;
      return one({ kind: 'TicketUrged.v1', payload: { level, text } });
    }
    case 'link':
      return one(linkFact(step.input.caseId, context.caseNumber(step.input.caseId) ?? '', 'linked'));
    case 'unlink': {
      const { caseId, reason } = step.input;
      const number = state.cases.find((linked) => linked.caseId === caseId)?.number ?? '';
      return one({ kind: 'TicketUnlinked.v1', payload: { caseId, number, reason } });
    }
    case 'join':
      return { events: joining(state, step.input.mainId, context) };
    case 'separate':
      return { events: parting(state, step.input.reason, context) };
  }
}

export function linkFact(caseId: string, number: string, how: LinkedCase['how']): TicketFact {
  return { kind: 'TicketLinked.v1', payload: { caseId, number, how } };
}

/** The reply to this ticket and to those that are answered with it. */
function replies(state: TicketState, text: string, context: TicketContext): TicketEvent[] {
  const answered = state.joined.flatMap((id) => context.ticket(id) ?? []);
  const tickets = [state, ...answered.filter(({ stage }) => stage === 'joined')];
  return tickets.map((ticket) => ({
    ticketId: ticket.id,
    fact: {
      kind: 'TicketReplied.v1',
      payload: {
        text,
        mainId: ticket.id === state.id ? null : state.id,
        // Who left no phone cannot be asked whether they are content.
        move: ticket.reporter?.phone
          ? moveTo('to_revisit', ticket, context, ['revisit'])
          : moveTo('archived', ticket, context, []),
      },
    },
  }));
}

function afterRevisit(state: TicketState, satisfaction: string, context: TicketContext): TicketMove | null {
  if (satisfaction === 'unsatisfied') return moveTo('dissatisfied', state, context, ['decide']);
  const askAgain = satisfaction === 'notReached' && state.notReached + 1 < context.revisitAttempts;
  return askAgain ? null : moveTo('archived', state, context, []);
}

function joining(state: TicketState, mainId: string, context: TicketContext): TicketEvent[] {
  const number = context.ticket(mainId)?.number ?? '';
  // Joining a ticket signs for it.
  const move = moveTo('joined', state, context, state.stage === 'to_sign' ? ['contact'] : []);
  return [
    { ticketId: state.id, fact: { kind: 'TicketJoined.v1', payload: { mainId, number, move } } },
    {
      ticketId: mainId,
      fact: { kind: 'TicketRepeatTaken.v1', payload: { ticketId: state.id, number: state.number } },
    },
  ];
}

function parting(state: TicketState, reason: string, context: TicketContext): TicketEvent[] {
  const mainId = state.mainId ?? '';
  const move = moveTo('handling', state, context, []);
  return [
    { ticketId: state.id, fact: { kind: 'TicketSeparated.v1', payload: { mainId, reason, move } } },
    {
      ticketId: mainId,
      fact: { kind: 'TicketRepeatLeft.v1', payload: { ticketId: state.id, number: state.number, reason } },
    },
  ];
}

/** A clock that nothing limits does not begin; nor does 先行联系 where nobody can be called. */
export function moveTo(
  to: TicketStage,
  ticket: Timed,
  { limitOf, calendar }: Limits,
  clocks: readonly TicketClock[],
): TicketMove {
  const starts = clocks.flatMap((clock) => {
    if (clock === 'contact' && !ticket.reporter?.phone) return [];
    const limit = limitOf(clock, ticket);
    return limit ? [{ clock, limit }] : [];
  });
  return { to, starts, calendar };
}
