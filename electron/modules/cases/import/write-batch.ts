import type { BulkOutcome } from '../bulk.ts';
import type { PreparedCase } from '../prepare-case.ts';
import type { ImportDeps } from './deps.ts';

class DryRun extends Error {
  readonly outcomes: BulkOutcome[];

  constructor(outcomes: BulkOutcome[]) {
    super('dry run');
    this.outcomes = outcomes;
  }
}

/**
 * Writes the cases of a batch in one transaction and says what became of each. A dry run does the same and takes it
 * back: what it counts is what would have happened, save that a batch does not know of the batches before it.
 */
export function writeBatch(
  { ledger, cases: writer }: ImportDeps,
  actor: string,
  cases: readonly PreparedCase[],
  dryRun: boolean,
): BulkOutcome[] {
  if (cases.length === 0) return [];
  const work = () => writer.upsertPrepared(actor, cases).map(({ outcome }) => outcome);
  if (!dryRun) return work();
  try {
    return ledger.write({ actor }, () => {
      throw new DryRun(work());
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcomes;
    throw error;
  }
}
