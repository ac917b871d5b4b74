import type { Permission } from '#shared/kernel/permissions.ts';
import type { OperationRules, Urgency } from '#shared/modules/territory/index.ts';
import type { Limit } from '#shared/time/index.ts';
import type { CaseState, FiledCondition } from './case-state.ts';
import type { CaseCommandInput } from './commands.ts';
import type { CasePhoto } from './schema.ts';
import type { LimitedStage } from './stages.ts';
import type { CaseStepName } from './steps.ts';

/** Steps that reach the lifecycle with what was prepared outside: a picture's bytes, the numbers of new cases. */
interface PreparedInput {
  addPhoto: { expectedVersion: number; photo: Omit<CasePhoto, 'at'> };
  split: { expectedVersion: number; children: { id: string; number: string }[]; reason: string };
}
export type StepInput<N extends CaseStepName> = N extends keyof PreparedInput
  ? PreparedInput[N]
  : CaseCommandInput<N>;

export type CaseStep = { [N in CaseStepName]: { name: N; input: StepInput<N> } }[CaseStepName];

/** The last thing that happened to a case, as far as it may be taken back. */
export interface LastStep {
  step: CaseStepName;
  actor: string;
  at: number;
  /** The case before it. */
  before: CaseState;
}

/** Who acts, and what that person may do. */
export interface Acting {
  now: number;
  /** As facts name people. */
  actor: string;
  /** The unit for which the actor speaks; null when the actor's post is not a unit's. */
  speaksFor: { unitId: string | null } | null;
  holds(permission: Permission): boolean;
  rules: OperationRules;
  /** Null where the last fact cannot be taken back by anyone. */
  last(): LastStep | null;
}

/** What a decision needs to know besides the case. */
export interface StepContext extends Acting {
  limitOf(step: LimitedStage, urgency: Urgency): Limit | null;
  /** Version of the calendar in force. */
  calendar: string;
  /** The condition that may be used to file this case, by its id. */
  condition(
    id: string,
    wanted: Pick<CaseCommandInput<'file'>, 'areaClass' | 'urgency'>,
  ): FiledCondition | null;
  /** The limit that the case's filing condition has for another urgency; null when there is no such row. */
  conditionLimit(urgency: Urgency): Limit | null;
  unitKnown(unitId: string): boolean;
  streetKnown(streetCode: string): boolean;
  /** The unit that the responsibility table names for the case now. */
  tableUnitId: string | null;
  /** The other case that a step names; null when there is none. */
  other: CaseState | null;
}
