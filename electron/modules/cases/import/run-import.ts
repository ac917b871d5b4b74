import { setImmediate } from 'node:timers/promises';
import type { Ledger } from '#electron/platform/facts/index.ts';
import type { Mapping, RowFlag } from '#shared/modules/imports/index.ts';
import type { ImportTarget } from './deps.ts';
import type { BatchSource, MappingHead, RowBatch } from './read-batches.ts';
import { RejectedReport } from './rejected-report.ts';
import { writeBatch } from './write-batch.ts';

export interface ImportRun<M extends MappingHead = Mapping> {
  file: string;
  mapping: M;
  dryRun: boolean;
  /** Path of the report of rejected rows, without its ending; the report is made with the first of them. */
  reportStem: string;
  signal: AbortSignal;
  /** Hears of the report before the first batch. */
  onReport?(report: RejectedReport): void;
  /** Called after each batch is on disk. */
  onBatch(counts: Readonly<Counts>): void;
}

export interface Counts {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  batches: number;
  flags: Partial<Record<RowFlag, number>>;
  bytesRead: number;
}

export interface ImportResult {
  counts: Counts;
  cancelled: boolean;
  report: RejectedReport;
}

/**
 * Imports a file: rows are read, mapped and written batch by batch, each batch one transaction. A wrong row goes to
 * the report and never stops the right ones; an abort ends the job between two batches.
 * @throws Refusal of the file, its format or the mapping (`import.…`), or of the database (`db.…`).
 */
export async function runImport<M extends MappingHead, P>(
  ledger: Ledger,
  target: ImportTarget<M, P>,
  run: ImportRun<M>,
): Promise<ImportResult> {
  const source = await target.open(run.file, run.mapping);
  const report = new RejectedReport(`${run.reportStem}.rejected.${source.report.kind}`, source);
  try {
    run.onReport?.(report);
    const counts = emptyCounts();
    const cancelled = await writeBatches(ledger, target, run, source, report, counts);
    return { counts, cancelled, report };
  } finally {
    report.close();
    await source.close();
  }
}

/** True when the job was cancelled. */
async function writeBatches<M extends MappingHead, P>(
  ledger: Ledger,
  target: ImportTarget<M, P>,
  run: ImportRun<M>,
  source: BatchSource<P>,
  report: RejectedReport,
  counts: Counts,
): Promise<boolean> {
  const actor = `import:${run.mapping.name}`;
  for await (const batch of source.batches()) {
    if (run.signal.aborted) return true;
    const write = () => (batch.rows.length === 0 ? [] : target.write(actor, batch.rows));
    const outcomes = writeBatch(ledger, actor, write, run.dryRun);
    count(counts, batch, outcomes, report);
    run.onBatch(counts);
    // Calls of windows are answered between two batches.
    await setImmediate();
  }
  return run.signal.aborted;
}

function count(
  counts: Counts,
  batch: RowBatch<unknown>,
  outcomes: readonly string[],
  report: RejectedReport,
): void {
  for (const { raw, errors } of batch.wrong) report.add(raw, errors);
  for (const [flag, times] of Object.entries(batch.flags)) addFlag(counts, flag as RowFlag, times);
  for (const outcome of outcomes) {
    if (outcome === 'worked') addFlag(counts, 'workedHere', 1);
    counts[outcome === 'created' || outcome === 'updated' ? outcome : 'unchanged'] += 1;
  }
  counts.read += batch.read;
  counts.rejected = report.count;
  counts.batches += 1;
  counts.bytesRead = batch.bytesRead;
}

function addFlag(counts: Counts, flag: RowFlag, times: number): void {
  counts.flags[flag] = (counts.flags[flag] ?? 0) + times;
}

export const emptyCounts = (): Counts => ({
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  batches: 0,
  flags: {},
  bytesRead: 0,
});
