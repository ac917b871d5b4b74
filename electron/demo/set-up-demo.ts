import type { Modules } from '#electron/compose-modules.ts';
import type { BulkCase } from '#electron/modules/cases/index.ts';
import type { SetUpProgress } from '#electron/station/set-up.ts';
import { history } from './history.ts';
import { registerMonitors } from './monitors.ts';

/** Any seed would do; this one gives every stage and class some cases. */
const SEED = 20_260_401;
const BATCH = 500;

/** Fills a new station: history through the bulk writer, two monitors and their link through the register. */
export async function* setUpDemo(
  modules: Modules,
  { cases, now, seed = SEED }: { cases: number; now: number; seed?: number },
): AsyncGenerator<SetUpProgress> {
  const { territory, calendars } = modules;
  const calendar = calendars.of(calendars.current);
  let batch: BulkCase[] = [];
  let done = 0;
  const flush = () => {
    modules.cases.bulkRegister('system', batch);
    done += batch.length;
    batch = [];
  };
  for (const row of history({ territory, calendar, cases, seed, now })) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    flush();
    yield { step: 'cases', done, total: cases };
    // Lets the progress leave before the next batch holds the thread.
    await new Promise(setImmediate);
  }
  if (batch.length > 0) flush();
  yield { step: 'devices', done: 0, total: 1 };
  registerMonitors(modules);
  yield { step: 'devices', done: 1, total: 1 };
}
