import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RuleOverlay } from '#electron/modules/territory/index.ts';
import { Refusal, type RefusalData } from '#shared/kernel/refusal.ts';
import type { Mapping } from '#shared/modules/imports/index.ts';
import type { WorkCalendar } from '#shared/time/index.ts';
import type { PreparedCase } from '../prepare-case.ts';
import { BATCH_ROWS } from './bounds.ts';
import { addTo, type BatchSource, emptyBatch, type OpenBatches, type RowBatch } from './read-batches.ts';

/** What the thread is started with; it reads the district anew, since objects with methods cannot be handed over. */
export interface ThreadTask {
  file: string;
  mapping: Mapping;
  resourcesDir: string;
  profileId: string;
  /** Rule sets of the bureau's own in force. */
  overlay: RuleOverlay;
  /** In force. */
  calendar: WorkCalendar;
}

/** The district as it is now, by value. */
export type ThreadDistrict = Pick<ThreadTask, 'resourcesDir' | 'profileId' | 'overlay' | 'calendar'>;

/** What the thread says, in this order: `opened`, pieces of batches, `end`; or one of the others at any time. */
export type FromThread =
  | ({ type: 'opened' } & Pick<BatchSource, 'columns' | 'report'>)
  | { type: 'piece'; piece: RowBatch<PreparedCase> }
  | { type: 'end' }
  | { type: 'refused'; refusal: RefusalData }
  | { type: 'failed'; error: unknown }
  | { type: 'lost'; detail: string };

/** Room for the rows of some pieces: with less they are copied again and again before they are handed over. */
const YOUNG_MB = 48;

/** What runs as the thread where nothing is built: the command line and tests. The application has a built file. */
export const IMPORT_THREAD_SOURCE = join(import.meta.dirname, 'import-thread-main.ts');

/**
 * Reads and maps on another core while this one writes. The thread stays two batches ahead at most: it is told after
 * each piece that one more may come. A file is mapped by the rules in force when it is opened, to its last row.
 * @param entry file that runs as the thread
 * @param districtOf asked once a file
 * @param size rows of a batch, whole pieces
 */
export function threadReader(
  entry: string,
  districtOf: () => ThreadDistrict,
  size = BATCH_ROWS,
): OpenBatches {
  return async (file, mapping) => {
    const workerData: ThreadTask = { ...districtOf(), file, mapping };
    const worker = new Worker(entry, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const next = hearing(worker);
    const opened = await next();
    if (opened.type !== 'opened') throw new Error(`Import thread: ${opened.type} before it was open`);
    const close = async () => {
      await worker.terminate();
    };
    return {
      columns: opened.columns,
      report: opened.report,
      close,
      async *batches() {
        try {
          let batch = emptyBatch<PreparedCase>();
          for (let news = await next(); news.type === 'piece'; news = await next()) {
            worker.postMessage('more');
            addTo(batch, news.piece);
            if (batch.read < size) continue;
            yield batch;
            batch = emptyBatch<PreparedCase>();
          }
          if (batch.read > 0) yield batch;
        } finally {
          await close();
        }
      },
    };
  };
}

/** The thread's messages one by one; what it refuses is thrown here as it would have been without a thread. */
function hearing(worker: Worker): () => Promise<FromThread> {
  const heard: FromThread[] = [];
  let wake = () => {};
  const hear = (message: FromThread) => {
    heard.push(message);
    wake();
  };
  worker.on('message', hear);
  worker.on('error', (error) => hear({ type: 'lost', detail: error.message }));
  worker.on('exit', (code) => hear({ type: 'lost', detail: `exit ${code}` }));
  return async () => {
    while (heard.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const message = heard.shift() as FromThread;
    if (message.type === 'refused') throw new Refusal(message.refusal.code, message.refusal.params);
    if (message.type === 'lost') throw new Refusal('import.threadLost', { detail: message.detail });
    if (message.type === 'failed') throw message.error;
    return message;
  };
}
