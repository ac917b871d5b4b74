import { Refusal } from '#shared/kernel/refusal.ts';
import { strangePhoto } from './decide-ordinary.ts';
import { type Deciders, illegal, moveTo, one } from './deciders.ts';
import { openCall } from './open-call.ts';
import { currentSupervision } from './supervision.ts';
import { takeBack } from './withdraw.ts';

type Special =
  | 'returnTask'
  | 'correctPlace'
  | 'prefile'
  | 'selfHandle'
  | 'reviewSelfHandled'
  | 'raiseUrgency'
  | 'supervise'
  | 'replySupervision'
  | 'liftSupervision'
  | 'urge'
  | 'receiveUrge'
  | 'spotCheck'
  | 'fixFirst'
  | 'settleFixFirst'
  | 'blowWhistle'
  | 'answerWhistle'
  | 'withdraw';

const URGENCIES = ['normal', 'urgent', 'veryUrgent'] as const;

/** The steps beside the ordinary way that concern one case only. */
export const SPECIAL: Deciders<Special> = {
  returnTask(state, { cause, text }, context) {
    const move = moveTo(
      state.stage === 'verifying' ? 'verify_to_send' : 'check_to_send',
      state.urgency,
      context,
    );
    return one({ kind: 'CaseTaskReturned.v1', payload: { cause, text, move } });
  },

  correctPlace(_state, { address, streetCode, reason }, context) {
    if (streetCode !== null && !context.streetKnown(streetCode)) {
      return new Refusal('case.unknownStreet', { street: streetCode });
    }
    return one({ kind: 'CasePlaceCorrected.v1', payload: { address, streetCode, reason } });
  },

  prefile(state, { conditionId, areaClass, urgency, note }, context) {
    if (!context.condition(conditionId, { areaClass, urgency })) {
      return new Refusal('case.unknownCondition', { condition: conditionId });
    }
    const move = state.stage === 'to_file' ? null : moveTo('to_file', state.urgency, context);
    return one({ kind: 'CasePrefiled.v1', payload: { conditionId, areaClass, urgency, note, move } });
  },

  selfHandle(state, { unitId, feedback, photos }, context) {
    if (!context.unitKnown(unitId)) return new Refusal('case.unknownUnit');
    if (context.speaksFor && context.speaksFor.unitId !== unitId) return new Refusal('case.notYourUnit');
    const move = moveTo('self_review', state.urgency, context);
    return (
      strangePhoto(state, photos) ??
      one({ kind: 'CaseSelfHandled.v1', payload: { unitId, feedback, photos, move } })
    );
  },

  reviewSelfHandled(state, { approved, comment }, context) {
    if (!approved && comment === '') return new Refusal('case.commentRequired');
    const move = moveTo(approved ? 'closed' : 'to_file', state.urgency, context);
    return one({ kind: 'CaseSelfHandledReviewed.v1', payload: { approved, comment, move } });
  },

  raiseUrgency(state, { urgency, emergency, reason }, context) {
    const higher = URGENCIES.indexOf(urgency) > URGENCIES.indexOf(state.urgency);
    if (!higher && (!emergency || state.annex.emergency || urgency !== state.urgency)) {
      return new Refusal('case.notMoreUrgent');
    }
    const step = state.stageClock?.step;
    const overallLimit = higher && state.overall ? context.conditionLimit(urgency) : null;
    const stageLimit = higher && step ? context.limitOf(step, urgency) : null;
    return one({
      kind: 'CaseUrgencyRaised.v1',
      payload: { urgency, emergency, reason, overallLimit, stageLimit },
    });
  },

  supervise(_state, { level, opinion, replyBy }, context) {
    if (level === 'listed' && !context.holds('case.supervise.listed')) {
      return new Refusal('door.notPermitted', { permission: 'case.supervise.listed' });
    }
    if (replyBy <= context.now) return new Refusal('case.replyDatePast');
    return one({ kind: 'CaseSupervised.v1', payload: { opinion, level, replyBy } });
  },

  replySupervision: (_state, { reply }) => one({ kind: 'CaseSupervisionReplied.v1', payload: { reply } }),

  liftSupervision(state, { note }, context) {
    const listed = currentSupervision(state.annex)?.level === 'listed';
    if (listed && !context.holds('case.supervise.listed')) {
      return new Refusal('door.notPermitted', { permission: 'case.supervise.listed' });
    }
    return one({ kind: 'CaseSupervisionLifted.v1', payload: { note } });
  },

  urge: (_state, { note }) => one({ kind: 'CaseUrged.v1', payload: { note } }),
  receiveUrge: ({ urgedCount }) => one({ kind: 'CaseUrgeReceived.v1', payload: { count: urgedCount } }),
  spotCheck: (_state, { passed, text }) => one({ kind: 'CaseSpotChecked.v1', payload: { passed, text } }),
  fixFirst: (_state, { reason, estimateFen }) =>
    one({ kind: 'CaseFixFirstMarked.v1', payload: { reason, estimateFen } }),
  settleFixFirst: (_state, { liable, costFen, note }) =>
    one({ kind: 'CaseFixFirstSettled.v1', payload: { liable, costFen, note } }),

  blowWhistle(_state, { unitIds, matter }, context) {
    const called = [...new Set(unitIds)];
    if (!called.every(context.unitKnown)) return new Refusal('case.unknownUnit');
    return one({ kind: 'CaseWhistleBlown.v1', payload: { unitIds: called, matter } });
  },

  answerWhistle(state, { unitId, arrived, note }, { speaksFor }) {
    if (speaksFor && speaksFor.unitId !== unitId) return new Refusal('case.notYourUnit');
    const call = openCall(state, unitId);
    if (!call) return new Refusal('case.notCalled');
    if (!arrived && call.answeredAt !== null) return new Refusal('case.alreadyAnswered');
    return one({ kind: 'CaseWhistleAnswered.v1', payload: { unitId, arrived, note } });
  },

  withdraw(state, { reason }, context) {
    const last = context.last();
    return last
      ? one({
          kind: 'CaseStepWithdrawn.v1',
          payload: { step: last.step, reason, restore: takeBack(last.before, state) },
        })
      : illegal(state, 'withdraw');
  },
};
