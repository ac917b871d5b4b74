import { MAX_ANNEX } from './annex.ts';
import type { AnnexFactKind, AnnexFacts } from './annex-facts.ts';
import { extendClocks, startStage } from './case-clocks.ts';
import type { CaseFact, ImportedCase, ImportedCaseText } from './case-facts.ts';
import type { CaseReport, CaseState, ClockLog } from './case-state.ts';
import { enter } from './enter.ts';
import { ANNEX, noted, without } from './evolve-annex.ts';
import type { Move } from './move.ts';
import { isFinal } from './stages.ts';
import { withCurrent } from './supervision.ts';

/** Where and when a fact stands, beside what it says. */
export interface FactPlace {
  entity: string;
  entityVersion: number;
  at: number;
  causedBy: string | null;
}

/**
 * The case after one more fact. Pure, and the only way a case's row comes about: commands and rebuilds both call it.
 * @throws Error when the fact cannot follow on the state: a log that contradicts itself.
 */
export function evolve(state: CaseState | null, fact: CaseFact, place: FactPlace): CaseState {
  if (fact.kind === 'CaseRegistered.v1') return register(fact.payload, place);
  if (fact.kind === 'CaseImported.v1') return imported(fact.payload, place, state);
  if (!state) throw new Error(`${fact.kind} of a case that was never registered: ${place.entity}`);
  // Looking at a masked field changes nothing that another person's step could rest on.
  if (fact.kind === 'CaseReporterRevealed.v1') return state;
  return {
    ...change(state, fact, place.at),
    version: place.entityVersion,
    changedAt: Math.max(state.changedAt, place.at),
    importDigest: null,
  };
}

function change(state: CaseState, fact: CaseFact, at: number): CaseState {
  switch (fact.kind) {
    case 'CaseVerificationSent.v1':
    case 'CaseCheckSent.v1':
      return without(enter(state, fact.payload.move, at), 'taskReturned');
    case 'CaseResumed.v1':
      return enter(state, fact.payload.move, at);
    case 'CaseVerificationReported.v1': {
      const { found, text, move } = fact.payload;
      return { ...enter(state, move, at), verification: { found, text, at } };
    }
    case 'CaseFiled.v1': {
      const { condition, areaClass, urgency, move } = fact.payload;
      const overall: ClockLog = {
        calendar: move.calendar,
        events: [{ type: 'start', at, limit: condition.limit }],
      };
      const next = { ...enter(state, move, at), overall, condition, areaClass, urgency, filedAt: at };
      return without(next, 'proposal');
    }
    case 'CaseRejected.v1':
      return { ...enter(state, fact.payload.move, at), endReason: fact.payload.reason };
    case 'CaseDispatched.v1':
      return sentTo(state, fact.payload.unitId, fact.payload.move, at, fact.payload.rework);
    case 'CaseReworked.v1':
      return sentTo(state, fact.payload.unitId, fact.payload.move, at, true);
    case 'CaseAccepted.v1':
      return { ...state, acceptedAt: at };
    case 'CaseDisposed.v1':
      return { ...enter(state, fact.payload.move, at), disposedAt: at, feedback: fact.payload.feedback };
    case 'CaseExtensionRequested.v1': {
      const { reason, by, move } = fact.payload;
      return { ...enter(state, move, at), pending: { kind: 'extension', reason, by, reviewAt: null, at } };
    }
    case 'CaseExtensionReviewed.v1': {
      const { approved, by, move } = fact.payload;
      const ready = approved
        ? { ...state, ...extendClocks(state, by, at), extendedCount: state.extendedCount + 1 }
        : state;
      return { ...enter(ready, move, at), pending: null };
    }
    case 'CaseReturnRequested.v1': {
      const { tableUnitId } = fact.payload;
      const next = asked(state, 'return', fact.payload, null, at);
      if (tableUnitId === undefined || !next.pending) return next;
      return { ...next, pending: { ...next.pending, tableUnitId } };
    }
    case 'CaseVoidRequested.v1':
      return asked(state, 'void', fact.payload, null, at);
    case 'CaseSuspensionRequested.v1':
      return asked(state, 'suspension', fact.payload, fact.payload.reviewAt, at);
    case 'CaseReturnReviewed.v1': {
      const { approved, finding, unitId, move } = fact.payload;
      let next: CaseState = { ...enter(state, move, at), pending: null };
      if (finding && unitId) {
        const reason = state.pending?.reason ?? '';
        next = noted(next, {
          returns: [...(state.annex.returns ?? []), { unitId, reason, approved, finding, at }],
        });
      }
      return approved ? { ...next, parked: null, unitId: null, acceptedAt: null } : next;
    }
    case 'CaseSuspensionReviewed.v1': {
      const { move, reason, reviewAt, approved } = fact.payload;
      const next = enter(state, move, at, reason);
      // While it is on account the request stays to be seen: why, and when it must be looked at again.
      return { ...next, pending: approved ? { kind: 'suspension', reason, by: null, reviewAt, at } : null };
    }
    case 'CaseVoidReviewed.v1': {
      const { move, approved, reason } = fact.payload;
      return { ...enter(state, move, at), pending: null, endReason: approved ? reason : state.endReason };
    }
    case 'CaseCheckReported.v1': {
      const { passed, text, move } = fact.payload;
      return { ...enter(state, move, at), lastCheck: { passed, text, at } };
    }
    case 'CaseClosed.v1':
      return { ...enter(state, fact.payload.move, at), endReason: fact.payload.note || null };
    case 'CaseSupervised.v1': {
      const { opinion, level, replyBy = null } = fact.payload;
      const next: CaseState = {
        ...state,
        supervision: 'open',
        supervisionText: opinion,
        supervisionReply: null,
      };
      if (!level) return next;
      const entry = { level, opinion, replyBy, at, replies: [], liftedAt: null };
      return noted(next, { supervisions: [...(state.annex.supervisions ?? []), entry] });
    }
    case 'CaseSupervisionReplied.v1': {
      const { reply } = fact.payload;
      const next: CaseState = { ...state, supervision: 'replied', supervisionReply: reply };
      return noted(
        next,
        withCurrent(state.annex, (entry) => ({
          ...entry,
          replies: [...entry.replies, { reply, at }].slice(-MAX_ANNEX),
        })),
      );
    }
    case 'CaseUrged.v1':
      return { ...state, urgedCount: state.urgedCount + 1 };
    case 'CasePhotoAdded.v1':
      return { ...state, photos: [...state.photos, { ...fact.payload.photo, at }] };
    case 'CaseReporterRevealed.v1':
    case 'CaseRegistered.v1':
    case 'CaseImported.v1':
      return state;
    default:
      return annexed(state, fact.kind, fact.payload, at);
  }
}

function annexed<K extends AnnexFactKind>(
  state: CaseState,
  kind: K,
  said: AnnexFacts[K],
  at: number,
): CaseState {
  return ANNEX[kind](state, said, at);
}

function asked(
  state: CaseState,
  kind: 'return' | 'void' | 'suspension',
  { reason, move }: { reason: string; move: Move },
  reviewAt: number | null,
  at: number,
): CaseState {
  return { ...enter(state, move, at), pending: { kind, reason, by: null, reviewAt, at } };
}

function sentTo(state: CaseState, unitId: string, move: Move, at: number, rework: boolean): CaseState {
  const { dispatchedTo } = state;
  return {
    ...enter({ ...state, parked: null }, move, at),
    unitId,
    dispatchedTo: dispatchedTo.includes(unitId) ? dispatchedTo : [...dispatchedTo, unitId],
    dispatchedAt: at,
    acceptedAt: null,
    disposedAt: null,
    reworkCount: state.reworkCount + (rework ? 1 : 0),
  };
}

function register({ move, ...report }: CaseReport & { move: Move }, place: FactPlace): CaseState {
  return {
    ...blank(report, place),
    stage: move.to,
    registeredAt: place.at,
    stageClock: startStage(move, place.at),
  };
}

function blank(report: CaseReport, place: FactPlace): CaseState {
  return {
    ...reportOf(report),
    id: place.entity,
    version: place.entityVersion,
    stage: 'registered',
    areaClass: null,
    condition: null,
    sourceSystem: null,
    externalId: null,
    importDigest: null,
    causedBy: place.causedBy,
    registeredAt: place.at,
    filedAt: null,
    dispatchedAt: null,
    acceptedAt: null,
    disposedAt: null,
    closedAt: null,
    unitId: null,
    dispatchedTo: [],
    feedback: null,
    verification: null,
    lastCheck: null,
    endReason: null,
    pending: null,
    supervision: 'none',
    supervisionText: null,
    supervisionReply: null,
    urgedCount: 0,
    reworkCount: 0,
    extendedCount: 0,
    photos: [],
    overall: null,
    stageClock: null,
    parked: null,
    annex: {},
    changedAt: place.at,
  };
}

function reportOf(from: CaseReport): CaseReport {
  return {
    number: from.number,
    classKey: from.classKey,
    codeSet: from.codeSet,
    sourceCode: from.sourceCode,
    description: from.description,
    address: from.address,
    streetCode: from.streetCode,
    location: from.location,
    urgency: from.urgency,
    componentCode: from.componentCode,
    reporter: from.reporter,
    occurredAt: from.occurredAt,
  };
}

const NOT_SAID = {
  streetCode: null,
  location: null,
  componentCode: null,
  reporter: null,
  occurredAt: null,
  areaClass: null,
  condition: null,
  filedAt: null,
  dispatchedAt: null,
  acceptedAt: null,
  disposedAt: null,
  closedAt: null,
  unitId: null,
  feedback: null,
  endReason: null,
  pauseReason: null,
  stageLimit: null,
  serial: null,
  urgedCount: 0,
  reworkCount: 0,
  extendedCount: 0,
};

/** What another system says replaces what it said before; pictures stay. */
function imported(said: ImportedCaseText, place: FactPlace, before: CaseState | null): CaseState {
  const row: ImportedCase = { ...NOT_SAID, ...said };
  return {
    ...blank(row, place),
    photos: before?.photos ?? [],
    causedBy: before ? before.causedBy : place.causedBy,
    stage: row.stage,
    areaClass: row.areaClass,
    condition: row.condition,
    sourceSystem: row.sourceSystem,
    externalId: row.externalId,
    importDigest: row.digest,
    registeredAt: row.registeredAt,
    filedAt: row.filedAt,
    dispatchedAt: row.dispatchedAt,
    acceptedAt: row.acceptedAt,
    disposedAt: row.disposedAt,
    closedAt: row.closedAt,
    unitId: row.unitId,
    dispatchedTo: row.unitId ? [row.unitId] : [],
    feedback: row.feedback,
    endReason: row.endReason,
    pending:
      row.stage === 'suspended'
        ? { kind: 'suspension', reason: row.pauseReason ?? '', by: null, reviewAt: null, at: row.stageSince }
        : null,
    urgedCount: row.urgedCount,
    reworkCount: row.reworkCount,
    extendedCount: row.extendedCount,
    changedAt: row.stageSince,
    ...importedClocks(row),
  };
}

function importedClocks(row: ImportedCase): Pick<CaseState, 'overall' | 'stageClock' | 'parked'> {
  const { condition, filedAt, closedAt, calendar, stage, stageLimit, stageSince, pauseReason } = row;
  const overall: ClockLog | null =
    condition && filedAt !== null
      ? { calendar, events: [{ type: 'start', at: filedAt, limit: condition.limit }] }
      : null;
  if (isFinal(stage)) {
    if (closedAt !== null) overall?.events.push({ type: 'stop', at: closedAt });
    return { overall, stageClock: null, parked: null };
  }
  if (stage !== 'suspended') {
    return {
      overall,
      stageClock: startStage({ to: stage, limit: stageLimit, calendar }, stageSince),
      parked: null,
    };
  }
  overall?.events.push({ type: 'pause', at: stageSince, reason: pauseReason ?? '' });
  const disposing = startStage(
    { to: 'disposing', limit: stageLimit, calendar },
    row.dispatchedAt ?? stageSince,
  );
  disposing?.events.push({ type: 'pause', at: stageSince, reason: pauseReason ?? '' });
  return { overall, stageClock: disposing, parked: null };
}
