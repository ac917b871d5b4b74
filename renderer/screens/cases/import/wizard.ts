import { create } from 'zustand';
import type { Inspection, Mapping } from '#shared/modules/imports/index.ts';

export const STEPS = ['file', 'mapping', 'preview', 'run'] as const;
export type Step = (typeof STEPS)[number];

interface Wizard {
  /** Whose work this is: someone else at the window begins anew. */
  owner: string;
  step: Step;
  /** The token by which the engine knows the chosen file. */
  file: string | null;
  inspection: Inspection | null;
  mapping: Mapping | null;
  /** The job that is shown in the last step. */
  jobId: string | null;
}

const FIRST: Omit<Wizard, 'owner'> = {
  step: 'file',
  file: null,
  inspection: null,
  mapping: null,
  jobId: null,
};

/** The import that is being prepared: it waits when the person looks at another screen. */
export const useWizard = create<Wizard>(() => ({ owner: '', ...FIRST }));

export const change = (part: Partial<Wizard>): void => useWizard.setState(part);

/** Begins anew when another person has taken the seat. */
export function belongTo(owner: string): void {
  if (useWizard.getState().owner !== owner) useWizard.setState({ owner, ...FIRST });
}

/** Puts the file away; a job that runs goes on. */
export function startOver(): void {
  useWizard.setState(FIRST);
}
