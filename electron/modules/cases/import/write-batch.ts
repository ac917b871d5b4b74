import type { Ledger } from '#electron/platform/facts/index.ts';
import type { RowOutcome } from './deps.ts';

class DryRun extends Error {
  readonly outcomes: readonly RowOutcome[];

  constructor(outcomes: readonly RowOutcome[]) {
    super('dry run');
    this.outcomes = outcomes;
  }
}

/**
 * Writes a batch in one transaction and says what became of each row. A dry run does the same and takes it back: what
 * it counts is what would have happened, save that a batch does not know of the batches before it.
 */
export function writeBatch(
  ledger: Ledger,
  actor: string,
  write: () => readonly RowOutcome[],
  dryRun: boolean,
): readonly RowOutcome[] {
  if (!dryRun) return write();
  try {
    return ledger.write({ actor }, () => {
      throw new DryRun(write());
    });
  } catch (error) {
    if (error instanceof DryRun) return error.outcomes;
    throw error;
  }
}
