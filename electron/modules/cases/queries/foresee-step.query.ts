import type { Session } from '#electron/platform/door/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type CaseState,
  type CaseStep,
  type CaseStepName,
  caseCommands,
  decide,
  evolve,
  type Foresight,
  withdrawWindowMs,
} from '#shared/modules/cases/index.ts';
import { otherCaseOf } from '../commands/take-step.ts';
import type { CasesDeps } from '../deps.ts';
import type { CaseFinder } from '../find-case.ts';
import { caseRow } from '../row.ts';
import type { ContextMaker } from '../step-context.ts';

const MINUTE_MS = 60_000;

export interface ForeseeInput {
  id: string;
  command: keyof typeof caseCommands;
  said: Record<string, unknown>;
}

/** Takes a step on paper: decides and applies it, and writes nothing. */
export function stepForeseer(
  { territory, calendars, clock }: CasesDeps,
  cases: CaseFinder,
  contexts: ContextMaker,
) {
  return (session: Session, { id, command, said }: ForeseeInput): Foresight => {
    const state = cases.state(id);
    const withdraw = windowOf(withdrawWindowMs(territory.parts.operations, command));
    const step = stepFrom(state, command, said);
    if (!step) return { refusal: null, after: null, withdraw };
    try {
      const at = Math.max(clock.now(), state.changedAt);
      const decision = decide(state, step, contexts.whole(state, session, at, otherCaseOf(cases, step)));
      if (decision instanceof Refusal) throw decision;
      let after: CaseState = state;
      decision.facts.forEach((fact, index) => {
        const place = { entity: id, entityVersion: state.version + index + 1, at, causedBy: null };
        after = evolve(after, fact, place);
      });
      const { clocks } = caseRow(after, calendars.of);
      const before = caseRow(state, calendars.of).clocks;
      return {
        refusal: null,
        after: { stage: after.stage, unitId: after.unitId, clocks, before },
        withdraw,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { refusal: error.toData(), after: null, withdraw };
    }
  };
}

function windowOf(ms: number | null): Foresight['withdraw'] {
  if (ms === null) return 'never';
  return ms === Number.POSITIVE_INFINITY ? 'untilNext' : Math.round(ms / MINUTE_MS);
}

/** The step as the form says it now; null while that is not a whole one. */
function stepFrom(
  state: CaseState,
  command: ForeseeInput['command'],
  said: ForeseeInput['said'],
): CaseStep | null {
  // A picture has no clock to foresee, and a new case is not there yet.
  if (command === 'register' || command === 'addPhoto') return null;
  const asked = caseCommands[command].input.safeParse({
    ...said,
    id: state.id,
    expectedVersion: state.version,
  });
  if (!asked.success) return null;
  const input = command === 'split' ? { ...asked.data, children: [] } : asked.data;
  return { name: command as CaseStepName, input } as CaseStep;
}
