import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseAnnex, MAX_ANNEX } from './annex.ts';
import type { CaseState } from './case-state.ts';
import { illegal } from './deciders.ts';
import type { CaseStepName } from './steps.ts';
import { currentSupervision } from './supervision.ts';

const MAX_PHOTOS = 200;

type Precondition = (state: CaseState) => Refusal | null;

const unless = (holds: (state: CaseState) => boolean, code: string, params = {}): Precondition => {
  return (state) => (holds(state) ? null : new Refusal(code, params));
};
const accepted = unless(({ acceptedAt }) => acceptedAt !== null, 'case.notAccepted');
const current = ({ annex }: CaseState) => currentSupervision(annex);

/** What must be true of the case before a step, whatever the step says. */
const PRECONDITIONS: Partial<Record<CaseStepName, Precondition>> = {
  accept: unless(({ acceptedAt }) => acceptedAt === null, 'case.alreadyAccepted'),
  dispose: accepted,
  requestExtension: accepted,
  requestSuspension: accepted,
  rework(state) {
    const failed = state.stage === 'to_close' || state.lastCheck?.passed === false;
    return failed && state.unitId ? null : illegal(state, 'rework');
  },
  replySupervision: unless(
    (state) => state.supervision === 'open' || current(state)?.level === 'listed',
    'case.notSupervised',
  ),
  liftSupervision: unless((state) => current(state) !== null, 'case.notSupervised'),
  close: unless(({ supervision }) => supervision !== 'open', 'case.supervisionUnanswered'),
  receiveUrge: unless(
    ({ urgedCount, annex }) => urgedCount > (annex.urgesReceived?.count ?? 0),
    'case.notUrged',
  ),
  fixFirst: unless(({ annex }) => annex.fixFirst === undefined, 'case.alreadyFixFirst'),
  settleFixFirst(state) {
    if (!state.annex.fixFirst) return new Refusal('case.notFixFirst');
    return state.annex.fixFirst.settled ? new Refusal('case.alreadySettled') : null;
  },
  answerWhistle: unless(
    ({ annex }) =>
      annex.whistles?.some(({ calls }) => calls.some(({ arrivedAt }) => arrivedAt === null)) ?? false,
    'case.notCalled',
  ),
  unrelate: unless(
    ({ annex }) => annex.links?.some(({ relation }) => relation === 'related') ?? false,
    'case.notRelated',
  ),
  addPhoto: unless(({ photos }) => photos.length < MAX_PHOTOS, 'photo.tooMany', { max: MAX_PHOTOS }),
};

/** Which list of the annex a step makes longer. */
const GROWS: Partial<Record<CaseStepName, keyof CaseAnnex>> = {
  supervise: 'supervisions',
  reviewReturn: 'returns',
  reviewHigher: 'returns',
  keepSuspended: 'kept',
  relate: 'links',
  merge: 'links',
  split: 'links',
  spotCheck: 'spotChecks',
  blowWhistle: 'whistles',
};

/** The refusal that a step meets by the state of the case alone; null when there is none. */
export function preconditionOf(state: CaseState, name: CaseStepName): Refusal | null {
  const grows = GROWS[name];
  const list = grows && state.annex[grows];
  const full = Array.isArray(list) && list.length >= MAX_ANNEX;
  return full ? new Refusal('case.listFull', { max: MAX_ANNEX }) : (PRECONDITIONS[name]?.(state) ?? null);
}
