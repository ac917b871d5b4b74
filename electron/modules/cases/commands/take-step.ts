import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type CaseStep, type CaseStepResult, decide } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseFinder } from '../find-case.ts';
import { stepContext } from '../step-context.ts';

/** Takes one step of a case: read, decide, append, in one transaction. @throws Refusal as the lifecycle says */
export function stepTaker({ ledger, territory, calendars }: CasesDeps, cases: CaseFinder) {
  return (session: Session, id: string, step: CaseStep): CaseStepResult =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const state = cases.state(id);
      const at = Math.max(writer.now, state.changedAt);
      const decision = decide(state, step, stepContext(territory, calendars, state, session, at));
      if (decision instanceof Refusal) throw decision;
      for (const { kind, payload } of decision.facts) writer.append({ kind, entity: id, payload, at });
      const { number, stage, version } = cases.state(id);
      return { id, number, stage, version };
    });
}

export type StepTaker = ReturnType<typeof stepTaker>;
