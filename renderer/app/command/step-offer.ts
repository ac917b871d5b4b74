import { create } from 'zustand';
import type { CaseCommandName } from '#shared/modules/cases/index.ts';

interface StepOffer {
  commands: readonly CaseCommandName[];
  start(command: CaseCommandName): void;
}

/** The same for all marked cases at once. */
interface BatchOffer extends StepOffer {
  count: number;
}

/** The steps of the case that the person looks at, so that the command bar can take one; null where none is open. Marked cases go before it. */
export const useStepOffer = create<{ offer: StepOffer | null; batch: BatchOffer | null }>(() => ({
  offer: null,
  batch: null,
}));
