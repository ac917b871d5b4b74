import { setImmediate } from 'node:timers/promises';
import {
  compileMapping,
  type MappedCase,
  type Mapping,
  mappedColumns,
  type RowError,
  type RowFlag,
  rowError,
} from '#shared/modules/imports/index.ts';
import { BATCH_ROWS } from './bounds.ts';
import { checkMapping } from './check-mapping.ts';
import type { ImportDeps } from './deps.ts';
import { lookupsOf } from './lookups.ts';
import { openRows } from './open-rows.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { RejectedReport } from './rejected-report.ts';
import { writeBatch } from './write-batch.ts';

export interface ImportRun {
  file: string;
  mapping: Mapping;
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

interface Batch {
  raws: RawRow[];
  /** Of each raw row: its case, or what is wrong with it. */
  mapped: ({ case: MappedCase } | { errors: readonly RowError[] })[];
  flags: RowFlag[];
}

/**
 * Imports a file: rows are read, mapped and written batch by batch, each batch one transaction. A wrong row goes to
 * the report and never stops the right ones; an abort ends the job between two batches.
 * @throws Refusal of the file, its format or the mapping (`import.…`), or of the database (`db.…`).
 */
export async function runImport(deps: ImportDeps, run: ImportRun): Promise<ImportResult> {
  const { mapping } = run;
  const { source } = await openRows(run.file, mapping.format, mappedColumns(mapping));
  let report: RejectedReport | null = null;
  try {
    checkMapping(mapping, source.columns);
    report = new RejectedReport(`${run.reportStem}.rejected.${source.report.kind}`, source);
    run.onReport?.(report);
    const counts = emptyCounts();
    const cancelled = await runBatches(deps, run, source, report, counts);
    return { counts, cancelled, report };
  } finally {
    report?.close();
    await source.close();
  }
}

async function runBatches(
  deps: ImportDeps,
  run: ImportRun,
  source: RowSource,
  report: RejectedReport,
  counts: Counts,
): Promise<boolean> {
  const map = compileMapping(run.mapping, source.columns, lookupsOf(deps.territory));
  const actor = `import:${run.mapping.name}`;
  const commit = async (batch: Batch) => {
    const cases = batch.mapped.flatMap((row) => ('case' in row ? [row.case] : []));
    const outcomes = writeBatch(deps, actor, cases, run.dryRun);
    count(counts, batch, outcomes, report);
    counts.bytesRead = source.bytesRead();
    run.onBatch(counts);
    // Calls of windows are answered between two batches.
    await setImmediate();
  };
  let batch = emptyBatch();
  for await (const rows of source.rows()) {
    for (const raw of rows) {
      take(batch, raw, map);
      if (batch.raws.length < BATCH_ROWS) continue;
      if (run.signal.aborted) return true;
      await commit(batch);
      batch = emptyBatch();
    }
  }
  if (run.signal.aborted) return true;
  if (batch.raws.length > 0) await commit(batch);
  return false;
}

function take(batch: Batch, raw: RawRow, map: ReturnType<typeof compileMapping>): void {
  batch.raws.push(raw);
  if (raw.problem) {
    batch.mapped.push({ errors: [rowError(raw.problem, '', raw.cells.join(' ').slice(0, 200))] });
    return;
  }
  const row = map(raw.cells);
  batch.mapped.push(row);
  if ('flags' in row) batch.flags.push(...row.flags);
}

function count(counts: Counts, batch: Batch, outcomes: readonly string[], report: RejectedReport): void {
  batch.raws.forEach((raw, index) => {
    const row = batch.mapped[index];
    if (row && 'errors' in row) report.add(raw, row.errors);
  });
  for (const flag of batch.flags) addFlag(counts, flag);
  for (const outcome of outcomes) {
    if (outcome === 'worked') addFlag(counts, 'workedHere');
    counts[outcome === 'created' || outcome === 'updated' ? outcome : 'unchanged'] += 1;
  }
  counts.read += batch.raws.length;
  counts.rejected = report.count;
  counts.batches += 1;
}

function addFlag(counts: Counts, flag: RowFlag): void {
  counts.flags[flag] = (counts.flags[flag] ?? 0) + 1;
}

const emptyBatch = (): Batch => ({ raws: [], mapped: [], flags: [] });

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
