import { actorOf, type Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseFinder } from '../find-case.ts';

/** Shows one masked field of a reporter and records who asked and why. Kiosks are refused (`case.notAtKiosk`). */
export function reporterRevealer({ ledger }: CasesDeps, cases: CaseFinder) {
  return (
    session: Session,
    input: { id: string; field: 'name' | 'phone'; purpose: string },
  ): { value: string } => {
    if (session.windowKind === 'kiosk') throw new Refusal('case.notAtKiosk');
    return ledger.write({ actor: actorOf(session) }, (writer) => {
      const value = cases.state(input.id).reporter?.[input.field];
      if (!value) throw new Refusal('case.nothingToReveal', { field: input.field });
      const { id, field, purpose } = input;
      writer.append({ kind: 'CaseReporterRevealed.v1', entity: id, payload: { field, purpose } });
      return { value };
    });
  };
}
