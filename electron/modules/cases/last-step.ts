import type { FactReader } from '#electron/platform/facts/index.ts';
import {
  type CaseFact,
  type CaseState,
  evolve,
  type LastStep,
  withdrawableStep,
} from '#shared/modules/cases/index.ts';

/**
 * Tells the last thing that happened to a case and what the case was before it, by reading its facts again; null where
 * nothing can be taken back. Looking at a masked field is not something that happened to the case.
 */
export function lastStepReader(facts: FactReader) {
  return (state: CaseState): LastStep | null => {
    const log = facts.ofEntity(state.id, state.version);
    const last = log.at(-1);
    const step = last && last.entityVersion === state.version ? withdrawableStep(last.kind) : null;
    if (!last || !step) return null;
    const before = log
      .slice(0, -1)
      .reduce<CaseState | null>((so, fact) => evolve(so, fact as unknown as CaseFact, fact), null);
    return before && { step, actor: last.actor, at: last.at, before };
  };
}

export type LastSteps = ReturnType<typeof lastStepReader>;
