import { create } from 'zustand';
import type { CaseCommandName } from '#shared/modules/cases/index.ts';

interface StepOffer {
  commands: readonly CaseCommandName[];
  start(command: CaseCommandName): void;
}

/** The steps of the case that the person looks at, so that the command bar can take one; null where none is open. */
export const useStepOffer = create<{ offer: StepOffer | null }>(() => ({ offer: null }));
