import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseState, type CaseStep, type CaseStepResult, decide } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseFinder } from '../find-case.ts';
import type { ContextMaker } from '../step-context.ts';

/** The other case that a step names, if it does. @throws Refusal `case.unknown` */
export function otherCaseOf(cases: CaseFinder, { input }: CaseStep): CaseState | null {
  return 'otherId' in input ? cases.state(input.otherId) : null;
}

/** Takes one step of a case: read, decide, append, in one transaction. @throws Refusal as the lifecycle says */
export function stepTaker({ ledger }: CasesDeps, cases: CaseFinder, contexts: ContextMaker) {
  return (session: Session, id: string, step: CaseStep): CaseStepResult =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const state = cases.state(id);
      const other = otherCaseOf(cases, step);
      const at = Math.max(writer.now, state.changedAt, other?.changedAt ?? 0);
      const decision = decide(state, step, contexts.whole(state, session, at, other));
      if (decision instanceof Refusal) throw decision;
      for (const { kind, payload } of decision.facts) writer.append({ kind, entity: id, payload, at });
      if (other) {
        for (const { kind, payload } of decision.other ?? [])
          writer.append({ kind, entity: other.id, payload, at });
      }
      const { number, stage, version } = cases.state(id);
      return { id, number, stage, version };
    });
}

export type StepTaker = ReturnType<typeof stepTaker>;
