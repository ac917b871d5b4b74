import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseFactKind } from './case-facts.ts';
import type { CaseState } from './case-state.ts';
import type { Acting, LastStep } from './step-context.ts';
import type { CaseStepName } from './steps.ts';

const MINUTE_MS = 60_000;

/**
 * Which step left a fact that may be taken back. What another was told by it and has acted on since is no longer the
 * last fact; what ended a case or touched two of them is not here.
 */
const STEP_OF: Partial<Record<CaseFactKind, CaseStepName>> = {
  'CaseVerificationSent.v1': 'sendVerification',
  'CasePrefiled.v1': 'prefile',
  'CaseDispatched.v1': 'dispatch',
  'CaseReworked.v1': 'rework',
  'CaseCheckSent.v1': 'sendCheck',
  'CaseExtensionRequested.v1': 'requestExtension',
  'CaseReturnRequested.v1': 'requestReturn',
  'CaseSuspensionRequested.v1': 'requestSuspension',
  'CaseVoidRequested.v1': 'requestVoid',
  'CaseSelfHandled.v1': 'selfHandle',
  'CaseUrgencyRaised.v1': 'raiseUrgency',
  'CaseSupervised.v1': 'supervise',
  'CaseUrged.v1': 'urge',
  'CaseFixFirstMarked.v1': 'fixFirst',
  'CaseWhistleBlown.v1': 'blowWhistle',
  'CaseSpotChecked.v1': 'spotCheck',
};

/** The step that can be taken back when a fact of this kind was the last; null when there is none. */
export function withdrawableStep(kind: string): CaseStepName | null {
  return STEP_OF[kind as CaseFactKind] ?? null;
}

/** For how long a step may be taken back (ms); null: never, Infinity: until something else happens. */
export function withdrawWindowMs(rules: Acting['rules'], step: string): number | null {
  const rule = rules.withdraw.find((each) => each.step === step);
  if (!rule || !Object.values(STEP_OF).includes(rule.step as CaseStepName)) return null;
  return rule.minutes === undefined ? Number.POSITIVE_INFINITY : rule.minutes * MINUTE_MS;
}

/** Why this person may not take the last step back; null when they may. */
export function withdrawRefusal(last: LastStep | null, { actor, now, rules }: Acting): Refusal | null {
  const windowMs = last && withdrawWindowMs(rules, last.step);
  if (!last || windowMs === null) return new Refusal('case.nothingToWithdraw');
  if (last.actor !== actor) return new Refusal('case.notYourStep');
  return now - last.at > windowMs
    ? new Refusal('case.withdrawTooLate', { minutes: windowMs / MINUTE_MS })
    : null;
}

/**
 * What the step had changed, as it was before. The clocks go on as if it had never been taken: nobody wins time by
 * taking a step and taking it back.
 */
export function takeBack(before: CaseState, after: CaseState): Partial<CaseState> {
  const restore: Record<string, unknown> = {};
  for (const key of Object.keys(before) as (keyof CaseState)[]) {
    if (key === 'version' || key === 'changedAt' || key === 'importDigest') continue;
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) restore[key] = before[key];
  }
  return restore;
}
