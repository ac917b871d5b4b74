import { basename } from 'node:path';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { ExportProgress } from '#shared/kernel/sheet.ts';

/** Ended jobs that are remembered. */
const KEPT = 5;

interface Job {
  progress: ExportProgress;
  abort: AbortController;
  /** Wakes those who follow the job. */
  wake: Set<() => void>;
}

/** What a job's work tells and hears. */
export interface JobHandle {
  jobId: string;
  signal: AbortSignal;
  tell(news: { rows: number; looked: number }): void;
}

/** Lists on their way to files, one at a time. */
export class ExportJobs {
  readonly #jobs = new Map<string, Job>();

  /** @throws Refusal `export.busy` {fileName} */
  start(file: string, work: (job: JobHandle) => Promise<void>): string {
    for (const { progress } of this.#jobs.values())
      if (progress.state === 'running') throw new Refusal('export.busy', { fileName: progress.fileName });
    const job: Job = {
      abort: new AbortController(),
      wake: new Set(),
      progress: {
        jobId: newId(),
        state: 'running',
        fileName: basename(file),
        rows: 0,
        looked: 0,
        seconds: 0,
        refusal: null,
      },
    };
    this.#jobs.set(job.progress.jobId, job);
    while (this.#jobs.size > KEPT) this.#jobs.delete(this.#jobs.keys().next().value as string);
    void this.#run(job, work);
    return job.progress.jobId;
  }

  cancel(jobId: string): void {
    this.#job(jobId).abort.abort();
  }

  /** Yields the state at once, then as it changes; ends with the job or the signal. */
  async *follow(jobId: string, signal?: AbortSignal): AsyncGenerator<ExportProgress, void> {
    const job = this.#job(jobId);
    for (let seen: ExportProgress | null = null; !signal?.aborted; ) {
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

  /** Stops what runs. */
  close(): void {
    for (const { abort } of this.#jobs.values()) abort.abort();
  }

  async #run(job: Job, work: (handle: JobHandle) => Promise<void>): Promise<void> {
    const { signal } = job.abort;
    const began = performance.now();
    const tell = (news: Partial<ExportProgress>) => {
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      job.progress = { ...job.progress, ...news, seconds };
      const waiting = [...job.wake];
      job.wake.clear();
      for (const wake of waiting) wake();
    };
    try {
      await work({ jobId: job.progress.jobId, signal, tell });
      tell({ state: 'finished' });
    } catch (error) {
      if (signal.aborted) tell({ state: 'cancelled' });
      else {
        const refusal =
          error instanceof Refusal ? error : new Refusal('export.failed', { detail: String(error) });
        tell({ state: 'failed', refusal: refusal.toData() });
      }
    }
  }

  #job(jobId: string): Job {
    const job = this.#jobs.get(jobId);
    if (!job) throw new Refusal('export.jobMissing');
    return job;
  }
}
