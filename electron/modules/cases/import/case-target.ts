import type { Mapping } from '#shared/modules/imports/index.ts';
import type { PreparedCase } from '../prepare-case.ts';
import type { ImportDeps, ImportTarget } from './deps.ts';
import { batchReader, type OpenBatches } from './read-batches.ts';

/** Rows become cases. @param open how the file is read, if not in this thread */
export function caseTarget(
  { territory, cases }: ImportDeps,
  open?: OpenBatches,
): ImportTarget<Mapping, PreparedCase> {
  return {
    open: open ?? batchReader(territory, cases.prepareCase),
    write: (actor, rows) => cases.upsertPrepared(actor, rows).map(({ outcome }) => outcome),
  };
}
