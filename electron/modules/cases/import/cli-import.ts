import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import type { Mapping, RowFlag } from '#shared/modules/imports/index.ts';
import { caseTarget } from './case-target.ts';
import { checkFile } from './check-file.ts';
import type { ImportDeps, ImportTarget } from './deps.ts';
import type { MappingHead, OpenBatches } from './read-batches.ts';
import { recordImport } from './record-import.ts';
import type { Counts } from './run-import.ts';

export interface FileImport<M extends MappingHead = Mapping> {
  file: string;
  mapping: M;
  dryRun: boolean;
  /** Who stands in the facts of the job, e.g. `window:cli`. */
  actor: string;
  signal?: AbortSignal;
  onProgress?(counts: Readonly<Counts>, bytesTotal: number): void;
}

export interface CliImport extends FileImport {
  /** The station was made just now: nobody else has it open. */
  isNew?: boolean;
  /** How the file is read, if not in this thread. */
  openBatches?: OpenBatches;
}

export interface ImportSummary {
  read: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  seconds: number;
  cancelled: boolean;
  flags: Partial<Record<RowFlag, number>>;
  /** Where the rejected rows stand: `<name>.rejected.csv` (`.ndjson` for JSON) beside the file; null without any. */
  rejectedFile: string | null;
}

/** One import of cases, for the command line. @throws Refusal of the file, the mapping or the database */
export function importCases(deps: ImportDeps, request: CliImport): Promise<ImportSummary> {
  const work = () => importFile(deps.ledger, caseTarget(deps, request.openBatches), request);
  return request.dryRun ? work() : deps.cases.filling(request.isNew ?? false, work);
}

/** One import from beginning to end, whatever its rows become. @throws Refusal of the file, the mapping or the database */
export async function importFile<M extends MappingHead, P>(
  ledger: Ledger,
  target: ImportTarget<M, P>,
  request: FileImport<M>,
): Promise<ImportSummary> {
  const { mapping, dryRun, actor } = request;
  const file = resolve(request.file);
  const bytesTotal = await checkFile(file);
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'ucc-import-'));
  try {
    const { counts, cancelled, report } = await recordImport(ledger, target, actor, newId(), {
      file,
      mapping,
      dryRun,
      reportStem: join(folder, 'report'),
      signal: request.signal ?? new AbortController().signal,
      onBatch: (now) => request.onProgress?.(now, bytesTotal),
    });
    const rejectedFile = report.count === 0 ? null : rejectedFileOf(file, report.file);
    if (rejectedFile) copyFileSync(report.file, rejectedFile);
    const { read, created, updated, unchanged, rejected, flags } = counts;
    const seconds = Math.round(performance.now() - began) / 1000;
    return { read, created, updated, unchanged, rejected, seconds, cancelled, flags, rejectedFile };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `a.csv` → `a.rejected.csv`; what is rejected of that again → `a.rejected.rejected.csv`, so that no input is lost. */
function rejectedFileOf(file: string, report: string): string {
  return join(dirname(file), `${basename(file, extname(file))}.rejected${extname(report)}`);
}
