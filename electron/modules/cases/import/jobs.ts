import { mkdirSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ImportProgress, Mapping, RejectedRow } from '#shared/modules/imports/index.ts';
import { caseTarget } from './case-target.ts';
import { checkFile } from './check-file.ts';
import type { ImportsDeps } from './deps.ts';
import { recordImport } from './record-import.ts';
import type { RejectedReport } from './rejected-report.ts';

/** Ended jobs that are remembered, with their reports. */
const KEPT = 5;

interface Job {
  mapping: Mapping;
  progress: ImportProgress;
  abort: AbortController;
  report: RejectedReport | null;
  /** Wakes those who follow the job. */
  wake: Set<() => void>;
}

export interface StartRequest {
  file: string;
  mapping: Mapping;
  dryRun: boolean;
}

/** The imports of this engine, one running at a time. Reports lie in `folder` until they are saved or forgotten. */
export class ImportJobs {
  readonly #deps: ImportsDeps;
  readonly #folder: string;
  readonly #jobs = new Map<string, Job>();

  constructor(deps: ImportsDeps, folder: string) {
    this.#deps = deps;
    this.#folder = folder;
    // What an engine that died left behind belongs to no job any more.
    rmSync(folder, { recursive: true, force: true });
  }

  /** @throws Refusal `import.busy`, `import.fileMissing` … */
  async start(actor: string, { file, mapping, dryRun }: StartRequest): Promise<string> {
    this.#refuseWhenBusy();
    const bytesTotal = await checkFile(file);
    this.#refuseWhenBusy();
    const jobId = newId();
    const job: Job = {
      mapping,
      abort: new AbortController(),
      report: null,
      wake: new Set(),
      progress: {
        jobId,
        state: 'running',
        fileName: basename(file),
        mapping: mapping.name,
        dryRun,
        read: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        rejected: 0,
        batches: 0,
        flags: {},
        bytesRead: 0,
        bytesTotal,
        seconds: 0,
        refusal: null,
      },
    };
    this.#jobs.set(jobId, job);
    this.#forgetOld();
    void this.#run(job, actor, { file, mapping, dryRun });
    return jobId;
  }

  list(): ImportProgress[] {
    return [...this.#jobs.values()].map((job) => job.progress).reverse();
  }

  /** Asks the job to stop; it does after the batch that is being written. */
  cancel(jobId: string): void {
    this.#job(jobId).abort.abort();
  }

  /** Yields the state at once, then as it changes; ends with the job or the signal. */
  async *follow(jobId: string, signal?: AbortSignal): AsyncGenerator<ImportProgress, void> {
    const job = this.#job(jobId);
    for (let seen: ImportProgress | null = null; !signal?.aborted; ) {
      if (job.progress === seen) {
        await new Promise<void>((resolve) => {
          job.wake.add(resolve);
          signal?.addEventListener('abort', () => resolve(), { once: true });
        });
        continue;
      }
      seen = job.progress;
      yield seen;
      if (seen.state !== 'running') return;
    }
  }

  mappingOf(jobId: string): Mapping {
    return this.#job(jobId).mapping;
  }

  rejected(jobId: string, after: number, limit: number): RejectedRow[] {
    return this.#job(jobId).report?.shown.slice(after, after + limit) ?? [];
  }

  /** The report of an ended job. @throws Refusal `import.jobRunning`, `import.reportEmpty` */
  report(jobId: string): { file: string; fileName: string; rows: number } {
    const { progress, report } = this.#job(jobId);
    if (progress.state === 'running') throw new Refusal('import.jobRunning');
    if (!report || report.count === 0) throw new Refusal('import.reportEmpty');
    const fileName = `${basename(progress.fileName, extname(progress.fileName))}.rejected${extname(report.file)}`;
    return { file: report.file, fileName, rows: report.count };
  }

  /** Stops what runs and removes the reports. */
  close(): void {
    for (const job of this.#jobs.values()) job.abort.abort();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #run(job: Job, actor: string, request: StartRequest): Promise<void> {
    const { jobId } = job.progress;
    const began = performance.now();
    const tell = (news: Partial<ImportProgress>) => {
      const seconds = Math.round(performance.now() - began) / 1000;
      job.progress = { ...job.progress, ...news, seconds };
      const waiting = [...job.wake];
      job.wake.clear();
      for (const wake of waiting) wake();
    };
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      const target = caseTarget(this.#deps, this.#deps.openBatches);
      const { cancelled } = await recordImport(this.#deps.ledger, target, actor, jobId, {
        ...request,
        reportStem: join(this.#folder, jobId),
        signal: job.abort.signal,
        onReport: (report) => {
          job.report = report;
        },
        onBatch: (counts) => tell({ ...counts, flags: { ...counts.flags } }),
      });
      tell({ state: cancelled ? 'cancelled' : 'finished' });
    } catch (error) {
      // A bug is told to the person as a failed job; what was written stays, as whole batches.
      const refusal =
        error instanceof Refusal ? error : new Refusal('import.failed', { detail: String(error) });
      tell({ state: 'failed', refusal: refusal.toData() });
    }
  }

  #job(jobId: string): Job {
    const job = this.#jobs.get(jobId);
    if (!job) throw new Refusal('import.jobMissing');
    return job;
  }

  #refuseWhenBusy(): void {
    for (const { progress } of this.#jobs.values())
      if (progress.state === 'running') throw new Refusal('import.busy', { fileName: progress.fileName });
  }

  #forgetOld(): void {
    const ended = [...this.#jobs].filter(([, job]) => job.progress.state !== 'running');
    for (const [jobId, job] of ended.slice(0, Math.max(0, ended.length - KEPT))) {
      job.report?.discard();
      this.#jobs.delete(jobId);
    }
  }
}
