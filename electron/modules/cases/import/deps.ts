import type { Territory } from '#electron/modules/territory/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { BulkWriter } from '../bulk.ts';
import type { MappingHead, OpenBatches } from './read-batches.ts';

/** What writing cases needs. */
export interface ImportDeps {
  ledger: Ledger;
  territory: Territory;
  cases: Pick<BulkWriter, 'prepareCase' | 'upsertPrepared'> & {
    /** Runs an import on a connection of its own, see `fillingCases`. */
    filling<T>(isNew: boolean, work: () => Promise<T>): Promise<T>;
  };
}

/** What an import fills: how a file is read as rows of its kind, and how they are written. */
export interface ImportTarget<M extends MappingHead, P> {
  open: OpenBatches<M, P>;
  /** Writes rows in one transaction; what became of each, in their order. */
  write(actor: string, rows: readonly P[]): readonly RowOutcome[];
}

/** `worked`: known, different, but somebody has worked on it here since, so it was left as it is. */
export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'worked';

export interface ImportsDeps extends ImportDeps {
  /** Folder whose `mappings/` come with the application. */
  resourcesDir: string;
  /** Folder of the station's files: saved mappings in `mappings/`, reports of this run in `imports/`. */
  dir: string;
  /** How a job reads its file: on another core, so that windows are answered meanwhile. */
  openBatches: OpenBatches;
  /** Path of a file that a person chose, by the token the shell gave it; null for an unknown token. */
  fileOf(token: string): string | null;
}
