import type { RefusalData } from '#shared/kernel/refusal.ts';
import type { CaseStage } from '#shared/modules/cases/index.ts';

export type BatchOutcome =
  | { kind: 'done'; stage: CaseStage }
  | { kind: 'refused'; refusal: RefusalData }
  /** Cancelled before its turn came. */
  | { kind: 'untouched' };

export interface BatchResult {
  id: string;
  number: string;
  outcome: BatchOutcome;
}

interface Item {
  id: string;
  number: string;
}

/**
 * Takes a step with each case, one after the other: each is judged for itself, and what one is refused holds up no
 * other. Ends early when `signal` aborts; the case whose turn it is comes to its end.
 * @param take throws what refuses the step; `explain` says it as data
 */
export async function runBatch(
  items: readonly Item[],
  take: (item: Item) => Promise<{ stage: CaseStage }>,
  explain: (error: unknown) => RefusalData,
  onResult: (results: readonly BatchResult[]) => void,
  signal: AbortSignal,
): Promise<BatchResult[]> {
  const results: BatchResult[] = [];
  for (const { id, number } of items) {
    const outcome = signal.aborted ? ({ kind: 'untouched' } as const) : await one({ id, number });
    results.push({ id, number, outcome });
    onResult([...results]);
  }
  return results;

  async function one(item: Item): Promise<BatchOutcome> {
    try {
      return { kind: 'done', stage: (await take(item)).stage };
    } catch (error) {
      return { kind: 'refused', refusal: explain(error) };
    }
  }
}

export function tally(results: readonly BatchResult[]) {
  const count = (kind: BatchOutcome['kind']) => results.filter(({ outcome }) => outcome.kind === kind).length;
  return { done: count('done'), refused: count('refused'), untouched: count('untouched') };
}
