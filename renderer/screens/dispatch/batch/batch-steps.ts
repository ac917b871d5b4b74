import { type CaseRow, LEGAL_STAGES } from '#shared/modules/cases/index.ts';

/** Steps that make sense for many cases at once, in the order in which they are offered; `text`: what is said with all. */
export const BATCH_STEPS = {
  file: { text: null },
  dispatch: { text: 'instruction' },
  sendVerification: { text: 'note' },
  accept: { text: null },
  sendCheck: { text: 'note' },
  close: { text: 'note' },
  urge: { text: 'note' },
} as const satisfies Record<string, { text: string | null }>;

export type BatchStep = keyof typeof BATCH_STEPS;
export const BATCH_STEP_NAMES = Object.keys(BATCH_STEPS) as BatchStep[];

/** Canned phrases that are offered with a step's text. */
export const BATCH_PHRASES: Partial<Record<BatchStep, string>> = {
  dispatch: 'dispatch',
  sendVerification: 'verify',
  sendCheck: 'check',
  close: 'close',
  urge: 'urge',
};

/** How many of the rows stand where the step can be taken, as far as the list knows. */
export function fitting(step: BatchStep, rows: readonly CaseRow[]): number {
  return rows.filter(({ stage }) => LEGAL_STAGES[step].includes(stage)).length;
}
