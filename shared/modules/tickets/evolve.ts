import type { FactPlace } from '#shared/modules/cases/index.ts';
import { isTicketFinal } from './stages.ts';
import { moveClocks, stopped } from './ticket-clocks.ts';
import type { ImportedTicket, TicketFact, TicketMove } from './ticket-facts.ts';
import type { TicketReport, TicketState } from './ticket-state.ts';

/**
 * The ticket after one more fact. Pure, and the only way a ticket's row comes about: commands and rebuilds both call it.
 * @throws Error when the fact cannot follow on the state: a log that contradicts itself.
 */
export function evolveTicket(state: TicketState | null, fact: TicketFact, place: FactPlace): TicketState {
  if (fact.kind === 'TicketRegistered.v1') {
    const { move, serial: _, ...report } = fact.payload;
    // Clocks run from the receipt, not from the moment somebody typed it in.
    return moved(blank(report, place), move, report.receivedAt);
  }
  if (fact.kind === 'TicketImported.v1') return imported(fact.payload, place);
  if (!state) throw new Error(`${fact.kind} of a ticket that was never registered: ${place.entity}`);
  // Looking at a masked field changes nothing that another person's step could rest on.
  if (fact.kind === 'TicketReporterRevealed.v1') return state;
  return {
    ...change(state, fact, place.at),
    version: place.entityVersion,
    changedAt: Math.max(state.changedAt, place.at),
    importDigest: null,
  };
}

function change(state: TicketState, fact: TicketFact, at: number): TicketState {
  switch (fact.kind) {
    case 'TicketSigned.v1':
      return { ...moved(state, fact.payload.move, at), signedAt: at, unitId: fact.payload.unitId };
    case 'TicketReturned.v1': {
      const { reason, belongsTo, move } = fact.payload;
      return { ...moved(state, move, at), endReason: belongsTo ? `${reason}（${belongsTo}）` : reason };
    }
    case 'TicketAssigned.v1':
      return { ...state, unitId: fact.payload.unitId };
    case 'TicketContacted.v1':
      return fact.payload.reached ? contacted(state, at) : state;
    case 'TicketHandled.v1': {
      const { result, resolved, move } = fact.payload;
      return { ...moved(state, move, at), result, resolved, handledAt: at };
    }
    case 'TicketReplied.v1': {
      const { text, move } = fact.payload;
      return {
        ...moved(state, move, at),
        reply: text,
        repliedAt: at,
        firstRepliedAt: state.firstRepliedAt ?? at,
        notReached: 0,
        offered: null,
      };
    }
    case 'TicketRevisited.v1': {
      const { satisfaction, note, move } = fact.payload;
      const asked = {
        ...state,
        satisfaction,
        revisitNote: note || null,
        notReached: state.notReached + (satisfaction === 'notReached' ? 1 : 0),
        revisitedAt: at,
      };
      return move ? moved(asked, move, at) : asked;
    }
    case 'TicketRedone.v1':
      return { ...moved(state, fact.payload.move, at), redoCount: state.redoCount + 1 };
    case 'TicketExplained.v1':
      return { ...moved(state, fact.payload.move, at), endReason: fact.payload.text };
    case 'TicketUrged.v1':
      return { ...state, urges: [...state.urges, { ...fact.payload, at }] };
    case 'TicketLinked.v1':
      return { ...state, cases: [...state.cases, fact.payload] };
    case 'TicketUnlinked.v1': {
      const { caseId } = fact.payload;
      const offered = state.offered?.caseId === caseId ? null : state.offered;
      return { ...state, offered, cases: state.cases.filter((linked) => linked.caseId !== caseId) };
    }
    case 'TicketJoined.v1': {
      const { mainId, move } = fact.payload;
      return { ...moved(state, move, at), mainId, signedAt: state.signedAt ?? at };
    }
    case 'TicketSeparated.v1':
      return { ...moved(state, fact.payload.move, at), mainId: null };
    case 'TicketRepeatTaken.v1':
      return { ...state, joined: [...state.joined, fact.payload.ticketId] };
    case 'TicketRepeatLeft.v1':
      return { ...state, joined: state.joined.filter((id) => id !== fact.payload.ticketId) };
    case 'TicketReplyOffered.v1':
      return { ...state, offered: fact.payload };
    case 'TicketReporterRevealed.v1':
    case 'TicketRegistered.v1':
    case 'TicketImported.v1':
      return state;
  }
}

function moved(state: TicketState, move: TicketMove, at: number): TicketState {
  return {
    ...state,
    stage: move.to,
    clocks: moveClocks(state.clocks, move, at),
    endedAt: isTicketFinal(move.to) ? at : null,
  };
}

/** 先行联系 is done with the first call that reached the caller. */
function contacted(state: TicketState, at: number): TicketState {
  const { contact } = state.clocks;
  return {
    ...state,
    contactedAt: state.contactedAt ?? at,
    clocks: contact ? { ...state.clocks, contact: stopped(contact, at) } : state.clocks,
  };
}

function blank(report: TicketReport, place: FactPlace): TicketState {
  return {
    ...report,
    id: place.entity,
    version: place.entityVersion,
    stage: 'to_sign',
    sourceSystem: null,
    importDigest: null,
    registeredAt: place.at,
    signedAt: null,
    unitId: null,
    contactedAt: null,
    result: null,
    resolved: null,
    handledAt: null,
    reply: null,
    firstRepliedAt: null,
    repliedAt: null,
    satisfaction: null,
    revisitNote: null,
    notReached: 0,
    revisitedAt: null,
    redoCount: 0,
    endReason: null,
    endedAt: null,
    urges: [],
    cases: [],
    mainId: null,
    joined: [],
    offered: null,
    clocks: {},
    changedAt: place.at,
  };
}

/** What another system says replaces what it said before. */
function imported(row: ImportedTicket, place: FactPlace): TicketState {
  const { sourceSystem, stage, unitId, signedAt, result, repliedAt, satisfaction, endedAt } = row;
  const { starts, calendar, digest, ...report } = row;
  const clocks: TicketState['clocks'] = {};
  for (const { clock, limit } of starts) {
    const from = clock === 'revisit' ? (repliedAt ?? row.receivedAt) : row.receivedAt;
    clocks[clock] = { calendar, events: [{ type: 'start', at: from, limit }] };
  }
  const stop = (clock: 'sign' | 'handle' | 'revisit', at: number | null) => {
    const log = clocks[clock];
    if (log && at !== null) clocks[clock] = stopped(log, at);
  };
  // Signed for, though the other system does not say when.
  stop('sign', signedAt ?? (stage === 'to_sign' ? null : row.receivedAt));
  stop('handle', repliedAt ?? endedAt);
  stop('revisit', endedAt);
  return {
    ...blank(reportOf(report), place),
    stage,
    sourceSystem,
    importDigest: digest,
    signedAt,
    unitId,
    result,
    handledAt: result === null ? null : repliedAt,
    reply: repliedAt === null ? null : result,
    firstRepliedAt: repliedAt,
    repliedAt,
    satisfaction,
    revisitedAt: satisfaction === null ? null : endedAt,
    endedAt,
    clocks,
  };
}

function reportOf(from: TicketReport): TicketReport {
  return {
    number: from.number,
    channel: from.channel,
    kind: from.kind,
    urgency: from.urgency,
    text: from.text,
    address: from.address,
    streetCode: from.streetCode,
    location: from.location,
    classKey: from.classKey,
    reporter: from.reporter,
    confidential: from.confidential,
    remark: from.remark,
    receivedAt: from.receivedAt,
  };
}
