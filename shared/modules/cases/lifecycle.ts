import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseFact, SerialBlock } from './case-facts.ts';
import type { CaseReport, CaseState } from './case-state.ts';
import { LINKS } from './decide-links.ts';
import { ORDINARY } from './decide-ordinary.ts';
import { REQUESTS } from './decide-requests.ts';
import { SPECIAL } from './decide-special.ts';
import { type Decider, type Deciders, type Decision, illegal, moveTo } from './deciders.ts';
import { openCall } from './open-call.ts';
import { preconditionOf } from './preconditions.ts';
import type { Acting, CaseStep, StepContext } from './step-context.ts';
import { type CaseStepName, LEGAL_STAGES } from './steps.ts';
import { withdrawRefusal } from './withdraw.ts';

const DECIDERS: Deciders<CaseStepName> = { ...ORDINARY, ...REQUESTS, ...SPECIAL, ...LINKS };

/** The first stage: sources that must be verified go there, alarms wait for intake, all others go to be filed. */
export function decideRegister(
  report: CaseReport,
  serial: SerialBlock,
  first: 'registered' | 'verify_to_send' | 'to_file',
  context: Pick<StepContext, 'limitOf' | 'calendar'>,
): { facts: CaseFact[] } {
  const move = moveTo(first, report.urgency, context);
  return { facts: [{ kind: 'CaseRegistered.v1', payload: { ...report, serial, move } }] };
}

/**
 * What a step makes happen, or why it may not: `case.changed`, `case.illegalStep`, `case.notYourUnit`, and what the
 * step itself asks for. Pure; the right to the step itself is checked at the door.
 */
export function decide(state: CaseState, step: CaseStep, context: StepContext): Decision {
  if (step.input.expectedVersion !== state.version) {
    return new Refusal('case.changed', { version: state.version });
  }
  const refusal = hindrance(state, step.name, context);
  const decider = DECIDERS[step.name] as Decider<CaseStepName>;
  return refusal ?? decider(state, step.input as never, context);
}

/** The refusal that this person would meet if they tried now, whatever they say; null when they may. */
export function refusalOf(state: CaseState, name: CaseStepName, acting: Acting): string | null {
  return hindrance(state, name, acting)?.code ?? null;
}

function hindrance(state: CaseState, name: CaseStepName, acting: Acting): Refusal | null {
  if (!LEGAL_STAGES[name].includes(state.stage)) return illegal(state, name);
  if (name === 'withdraw') return withdrawRefusal(acting.last(), acting);
  const { speaksFor } = acting;
  if (speaksFor && !mayTouch(state, name, speaksFor.unitId)) return new Refusal('case.notYourUnit');
  if (name === 'reject' && state.stage === 'to_file' && !acting.holds('case.file')) {
    // Who may not file may turn a report away (不予受理), but not one that waits to be filed (不予立案).
    return new Refusal('door.notPermitted', { permission: 'case.file' });
  }
  return preconditionOf(state, name);
}

/** Who speaks for a unit acts on its own cases, where it was called to another's, and where it settled on the spot. */
function mayTouch(state: CaseState, name: CaseStepName, unitId: string | null): boolean {
  if (unitId === null) return false;
  if (name === 'selfHandle') return state.unitId === null || state.unitId === unitId;
  return name === 'answerWhistle' ? openCall(state, unitId) !== null : unitId === state.unitId;
}
