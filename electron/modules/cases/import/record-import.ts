import { basename } from 'node:path';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { ImportTarget } from './deps.ts';
import type { MappingHead } from './read-batches.ts';
import { type ImportResult, type ImportRun, runImport } from './run-import.ts';

/** Facts of a job (`entity`: its id). */
export interface ImportFacts {
  'ImportStarted.v1': { fileName: string; mapping: string; source: string };
  'ImportFinished.v1': {
    fileName: string;
    mapping: string;
    source: string;
    outcome: 'finished' | 'cancelled' | 'failed';
    read: number;
    created: number;
    updated: number;
    unchanged: number;
    rejected: number;
  };
  'ImportReportTaken.v1': { rows: number };
}

/**
 * Runs an import between its two facts, so that the log says who brought in which file and how it ended, also when
 * it failed half-way. A dry run leaves no facts.
 */
export async function recordImport<M extends MappingHead, P>(
  ledger: Ledger,
  target: ImportTarget<M, P>,
  actor: string,
  jobId: string,
  run: ImportRun<M>,
): Promise<ImportResult> {
  if (run.dryRun) return runImport(ledger, target, run);
  const named = { fileName: basename(run.file), mapping: run.mapping.name, source: run.mapping.source };
  let last = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const append = appender(ledger, actor, jobId);
  append('ImportStarted.v1', named);
  let outcome: ImportFacts['ImportFinished.v1']['outcome'] = 'failed';
  try {
    const result = await runImport(ledger, target, {
      ...run,
      onBatch(counts) {
        const { read, created, updated, unchanged, rejected } = counts;
        last = { read, created, updated, unchanged, rejected };
        run.onBatch(counts);
      },
    });
    outcome = result.cancelled ? 'cancelled' : 'finished';
    return result;
  } finally {
    append('ImportFinished.v1', { ...named, outcome, ...last });
  }
}

/** Rejected rows leave the engine unmasked, as their file came in: who took them is a fact. */
export function recordReportTaken(ledger: Ledger, actor: string, jobId: string, rows: number): void {
  appender(ledger, actor, jobId)('ImportReportTaken.v1', { rows });
}

function appender(ledger: Ledger, actor: string, entity: string) {
  return <K extends keyof ImportFacts>(kind: K, payload: ImportFacts[K]): void => {
    ledger.write({ actor }, (writer) => writer.append({ kind, entity, payload }));
  };
}
