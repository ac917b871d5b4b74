import type { CaseAnnex, CaseLink } from './annex.ts';
import type { AnnexFactKind, AnnexFacts } from './annex-facts.ts';
import { retargetClocks } from './case-clocks.ts';
import type { CaseState } from './case-state.ts';
import { enter } from './enter.ts';
import { currentSupervision, withCurrent } from './supervision.ts';

type Applier<K extends AnnexFactKind> = (state: CaseState, said: AnnexFacts[K], at: number) => CaseState;

/** The case with a part of its annex made new. */
export function noted(state: CaseState, part: CaseAnnex): CaseState {
  return { ...state, annex: { ...state.annex, ...part } };
}

/** The case without a part of its annex. */
export function without(state: CaseState, part: keyof CaseAnnex): CaseState {
  if (!(part in state.annex)) return state;
  const { [part]: _, ...annex } = state.annex;
  return { ...state, annex };
}

const linked = (state: CaseState, link: CaseLink): CaseState =>
  noted(state, { links: [...(state.annex.links ?? []).filter(({ id }) => id !== link.id), link] });

/** What each fact beside the ordinary way does to the case. */
export const ANNEX: { [K in AnnexFactKind]: Applier<K> } = {
  'CaseTaskReturned.v1': (state, { cause, text, move }, at) =>
    noted(enter(state, move, at), { taskReturned: { cause, text, at } }),

  'CasePlaceCorrected.v1': (state, { address, streetCode }) => ({ ...state, address, streetCode }),

  'CasePrefiled.v1'(state, { move, ...proposal }, at) {
    const { conditionId, areaClass, urgency, note } = proposal;
    return noted(move ? enter(state, move, at) : state, {
      proposal: { conditionId, areaClass, urgency, note, at },
    });
  },

  'CaseRequestPassedUp.v1'(state, { comment, move }, at) {
    const next = enter(state, move, at);
    return { ...next, pending: next.pending && { ...next.pending, passedUp: comment } };
  },

  'CaseSuspensionKept.v1'(state, { reason, reviewAt }, at) {
    const kept = [...(state.annex.kept ?? []), { reason, reviewAt, at }];
    return { ...noted(state, { kept }), pending: state.pending && { ...state.pending, reviewAt } };
  },

  'CaseSelfHandled.v1': (state, { unitId, feedback, move }, at) =>
    noted({ ...enter(state, move, at), unitId, feedback, disposedAt: at }, { selfHandled: { feedback, at } }),

  'CaseSelfHandledReviewed.v1'(state, { approved, comment, move }, at) {
    const next = enter(state, move, at);
    if (approved) return { ...next, endReason: comment || null };
    return without({ ...next, unitId: null, feedback: null, disposedAt: null }, 'selfHandled');
  },

  'CaseUrgencyRaised.v1'(state, { urgency, emergency, reason, overallLimit, stageLimit }, at) {
    const next = { ...state, ...retargetClocks(state, overallLimit, stageLimit, at), urgency };
    return emergency ? noted(next, { emergency: { reason, at } }) : next;
  },

  'CaseSupervisionLifted.v1'(state, _said, at) {
    const next = noted(
      state,
      withCurrent(state.annex, (entry) => ({ ...entry, liftedAt: at })),
    );
    return {
      ...next,
      supervision: currentSupervision(next.annex)?.replies.length === 0 ? 'open' : 'replied',
    };
  },

  'CaseUrgeReceived.v1': (state, { count }, at) => noted(state, { urgesReceived: { count, at } }),

  'CaseSpotChecked.v1': (state, { passed, text }, at) =>
    noted(state, { spotChecks: [...(state.annex.spotChecks ?? []), { passed, text, at }] }),

  'CaseLinked.v1': (state, { otherId, otherNumber, relation }, at) =>
    linked(state, { id: otherId, number: otherNumber, relation, at }),

  'CaseUnlinked.v1': (state, { otherId }) =>
    noted(state, { links: (state.annex.links ?? []).filter(({ id }) => id !== otherId) }),

  'CaseMerged.v1': (state, { otherId, otherNumber, reason, move }, at) =>
    linked(
      { ...enter(state, move, at), endReason: reason },
      { id: otherId, number: otherNumber, relation: 'mergedInto', at },
    ),

  'CaseSplit.v1': (state, { children }, at) =>
    children.reduce<CaseState>(
      (next, { id, number }) => linked(next, { id, number, relation: 'splitInto', at }),
      state,
    ),

  'CaseFixFirstMarked.v1': (state, { reason, estimateFen }, at) =>
    noted(state, { fixFirst: { reason, estimateFen, at, settled: null } }),

  'CaseFixFirstSettled.v1'(state, { liable, costFen, note }, at) {
    const { fixFirst } = state.annex;
    return fixFirst
      ? noted(state, { fixFirst: { ...fixFirst, settled: { liable, costFen, note, at } } })
      : state;
  },

  'CaseWhistleBlown.v1'(state, { unitIds, matter }, at) {
    const calls = unitIds.map((unitId) => ({ unitId, answeredAt: null, arrivedAt: null }));
    return noted(state, { whistles: [...(state.annex.whistles ?? []), { matter, at, calls }] });
  },

  'CaseWhistleAnswered.v1'(state, { unitId, arrived }, at) {
    const whistles = [...(state.annex.whistles ?? [])];
    const which = whistles.findLastIndex(({ calls }) =>
      calls.some((call) => call.unitId === unitId && call.arrivedAt === null),
    );
    const whistle = whistles[which];
    if (!whistle) return state;
    const calls = whistle.calls.map((call) =>
      call.unitId === unitId
        ? { unitId, answeredAt: call.answeredAt ?? at, arrivedAt: arrived ? at : null }
        : call,
    );
    return noted(state, { whistles: whistles.with(which, { ...whistle, calls }) });
  },

  'CaseStepWithdrawn.v1': (state, { restore }) => ({ ...state, ...restore }),
};
