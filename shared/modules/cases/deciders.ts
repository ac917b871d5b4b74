import { Refusal } from '#shared/kernel/refusal.ts';
import type { Urgency } from '#shared/modules/territory/index.ts';
import type { CaseFact } from './case-facts.ts';
import type { CaseState } from './case-state.ts';
import type { Move } from './move.ts';
import { type CaseStage, LIMIT_OF_STAGE } from './stages.ts';
import type { StepContext, StepInput } from './step-context.ts';
import type { CaseStepName } from './steps.ts';

/** What happens: to the case, and to the other case that the step names. */
export interface Happening {
  facts: CaseFact[];
  other?: CaseFact[];
}
export type Decision = Happening | Refusal;

/** What each step makes happen, once it is legal and allowed; a refusal for what the step itself says wrongly. */
export type Decider<N extends CaseStepName> = (
  state: CaseState,
  input: StepInput<N>,
  context: StepContext,
) => Decision;

export type Deciders<N extends CaseStepName> = { [K in N]: Decider<K> };

export function one(fact: CaseFact): Happening {
  return { facts: [fact] };
}

export function illegal(state: CaseState, command: CaseStepName): Refusal {
  return new Refusal('case.illegalStep', { command, stage: state.stage });
}

/** The move to a stage, with that stage's limit by value. */
export function moveTo(
  to: CaseStage,
  urgency: Urgency,
  context: Pick<StepContext, 'limitOf' | 'calendar'>,
): Move {
  const step = LIMIT_OF_STAGE[to];
  return { to, limit: step && context.limitOf(step, urgency), calendar: context.calendar };
}
