import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { loadTerritory } from '#electron/modules/territory/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { compileCalendar } from '#shared/time/index.ts';
import type { CaseCalendars } from '../deps.ts';
import { casePreparer } from '../prepare-case.ts';
import { BATCH_ROWS, PIECE_ROWS } from './bounds.ts';
import type { FromThread, ThreadTask } from './import-thread.ts';
import { batchReader } from './read-batches.ts';

/** Pieces that may wait to be written, two batches: enough to keep both cores busy, few enough to stay small. */
const AHEAD = (2 * BATCH_ROWS) / PIECE_ROWS;

async function run(port: MessagePort, task: ThreadTask): Promise<void> {
  const say = (message: FromThread) => port.postMessage(message);
  try {
    const { territory } = loadTerritory(task);
    if (!territory) throw new Refusal('station.noSuchProfile', { profile: task.profileId });
    const open = batchReader(territory, casePreparer(territory, calendarsOf(task)), PIECE_ROWS);
    const source = await open(task.file, task.mapping);
    say({ type: 'opened', columns: source.columns, report: source.report });
    let allowed = AHEAD;
    port.on('message', () => {
      allowed += 1;
    });
    for await (const piece of source.batches()) {
      while (allowed === 0) await once(port, 'message');
      allowed -= 1;
      say({ type: 'piece', piece });
    }
    say({ type: 'end' });
  } catch (error) {
    if (error instanceof Refusal) say({ type: 'refused', refusal: error.toData() });
    else say({ type: 'failed', error });
  }
  port.close();
}

function calendarsOf({ calendar }: ThreadTask): CaseCalendars {
  const compiled = compileCalendar(calendar);
  return { current: calendar.version, of: () => compiled };
}

if (parentPort) await run(parentPort, workerData as ThreadTask);
