import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { CaseCommandInput, CaseStepResult } from '#shared/modules/cases/index.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseFinder } from '../find-case.ts';
import type { CaseRegistrar } from './register-case.ts';
import type { StepTaker } from './take-step.ts';

/** 拆分: registers each part as a case of its own, in the place and from the source of the first, and links them. */
export function caseSplitter(
  { ledger }: CasesDeps,
  cases: CaseFinder,
  registrar: CaseRegistrar,
  takeStep: StepTaker,
) {
  return (session: Session, input: CaseCommandInput<'split'>): CaseStepResult =>
    ledger.write({ actor: actorOf(session) }, (writer) => {
      const { id, expectedVersion, parts, reason } = input;
      const whole = cases.state(id);
      const { sourceCode, address, streetCode, location, urgency, componentCode, occurredAt } = whole;
      const children = parts.map(({ classKey, description }) => {
        const child = registrar.append(
          writer,
          {
            sourceCode,
            address,
            streetCode,
            location,
            urgency,
            componentCode,
            occurredAt,
            reporter: whole.reporter,
            classKey,
            description,
          },
          { first: 'to_file' },
        );
        const back = { otherId: id, otherNumber: whole.number, relation: 'splitFrom', note: reason };
        writer.append({ kind: 'CaseLinked.v1', entity: child.id, payload: back });
        return { id: child.id, number: child.number };
      });
      return takeStep(session, id, { name: 'split', input: { expectedVersion, children, reason } });
    });
}
