import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseCommandInput, CaseStepResult } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseRegistrar } from './register-case.ts';
import type { StepTaker } from './take-step.ts';

const MAX_REASON = 500;

/**
 * Registers what a person reports; where it speaks of a case that is being worked on already, the new one is joined to
 * it at once (并入), so that every call keeps a number and nothing is worked on twice.
 */
export function callReceiver({ ledger }: CasesDeps, registrar: CaseRegistrar, takeStep: StepTaker) {
  return (session: Session, { mergeInto, ...report }: CaseCommandInput<'register'>): CaseStepResult =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const made = registrar.append(writer, report);
      if (mergeInto === null) return made;
      if (!session.signedIn?.permissions.has('case.merge')) {
        throw new Refusal('door.notPermitted', { permission: 'case.merge' });
      }
      const reason = report.description.slice(0, MAX_REASON);
      const input = { id: made.id, expectedVersion: made.version, otherId: mergeInto, reason };
      return takeStep(session, made.id, { name: 'merge', input });
    });
}
