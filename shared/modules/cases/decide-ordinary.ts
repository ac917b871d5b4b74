import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseState } from './case-state.ts';
import { type Deciders, illegal, moveTo, one } from './deciders.ts';
import type { StepContext } from './step-context.ts';

type Ordinary =
  | 'sendVerification'
  | 'reportVerification'
  | 'file'
  | 'reject'
  | 'dispatch'
  | 'accept'
  | 'dispose'
  | 'sendCheck'
  | 'reportCheck'
  | 'close'
  | 'rework'
  | 'addPhoto';

/** Pictures that a step names must be the case's own. */
export function strangePhoto(state: CaseState, photos: readonly string[]): Refusal | null {
  const known = new Set(state.photos.map(({ hash }) => hash));
  return photos.every((hash) => known.has(hash)) ? null : new Refusal('photo.unknown');
}

const to = (stage: Parameters<typeof moveTo>[0], state: CaseState, context: StepContext) =>
  moveTo(stage, state.urgency, context);

/** The steps from intake to the end. */
export const ORDINARY: Deciders<Ordinary> = {
  sendVerification: (state, { note }, context) =>
    one({ kind: 'CaseVerificationSent.v1', payload: { note, move: to('verifying', state, context) } }),

  reportVerification(state, { found, text }, context) {
    // What was not found goes back to intake, which rejects it or sends again.
    const move = to(found ? 'to_file' : 'registered', state, context);
    return one({ kind: 'CaseVerificationReported.v1', payload: { found, text, move } });
  },

  file(_state, { conditionId, areaClass, urgency }, context) {
    const condition = context.condition(conditionId, { areaClass, urgency });
    if (!condition) return new Refusal('case.unknownCondition', { condition: conditionId });
    const move = moveTo('to_dispatch', urgency, context);
    return one({ kind: 'CaseFiled.v1', payload: { condition, areaClass, urgency, move } });
  },

  reject: (state, { reason }, context) =>
    one({ kind: 'CaseRejected.v1', payload: { reason, move: to('rejected', state, context) } }),

  dispatch(state, { unitId, instruction }, context) {
    if (!context.unitKnown(unitId)) return new Refusal('case.unknownUnit');
    const rework = state.lastCheck?.passed === false && unitId === state.unitId;
    const move = to('disposing', state, context);
    return one({ kind: 'CaseDispatched.v1', payload: { unitId, instruction, rework, move } });
  },

  accept: (state) =>
    state.unitId
      ? one({ kind: 'CaseAccepted.v1', payload: { unitId: state.unitId } })
      : illegal(state, 'accept'),

  dispose: (state, { feedback, photos }, context) =>
    strangePhoto(state, photos) ??
    one({
      kind: 'CaseDisposed.v1',
      payload: { feedback, photos, move: to('check_to_send', state, context) },
    }),

  sendCheck: (state, { note }, context) =>
    one({ kind: 'CaseCheckSent.v1', payload: { note, move: to('checking', state, context) } }),

  reportCheck(state, { passed, text }, context) {
    const move = to(passed ? 'to_close' : 'to_dispatch', state, context);
    return one({ kind: 'CaseCheckReported.v1', payload: { passed, text, move } });
  },

  close: (state, { note }, context) =>
    one({ kind: 'CaseClosed.v1', payload: { note, move: to('closed', state, context) } }),

  rework(state, { reason }, context) {
    const { unitId } = state;
    if (!unitId) return illegal(state, 'rework');
    const move = to('disposing', state, context);
    return one({ kind: 'CaseReworked.v1', payload: { reason, unitId, move } });
  },

  addPhoto(state, { photo }) {
    const known = state.photos.some(({ hash }) => hash === photo.hash);
    return known ? new Refusal('photo.duplicate') : one({ kind: 'CasePhotoAdded.v1', payload: { photo } });
  },
};
