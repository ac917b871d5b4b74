import type { Modules } from '#electron/compose-modules.ts';
import type { BulkCase } from '#electron/modules/cases/index.ts';
import type { SetUpProgress } from '#shared/station/contract.ts';
import { history } from './history.ts';
import { registerMonitors } from './monitors.ts';
import { writeTickets } from './tickets.ts';

/** Any seed would do; this one gives every stage and class some cases. */
const SEED = 20_260_401;
const BATCH = 500;

/** Fills a new station: two monitors and their link, then history and tickets. Cut off in between, it is a demo with fewer cases. */
export async function* setUpDemo(
  modules: Modules,
  { cases, now }: { cases: number; now: number },
): AsyncGenerator<SetUpProgress> {
  yield { step: 'devices', done: 0, total: 1 };
  registerMonitors(modules);
  yield { step: 'devices', done: 1, total: 1 };
  yield* writeHistory(modules, { cases, now, seed: SEED });
  writeTickets(modules, { now, seed: SEED });
}

/** Invented history through the bulk writer, batch by batch. */
export async function* writeHistory(
  { cases: casesModule, territory, calendars }: Pick<Modules, 'cases' | 'territory' | 'calendars'>,
  { cases, now, seed }: { cases: number; now: number; seed: number },
): AsyncGenerator<SetUpProgress> {
  const calendar = calendars.of(calendars.current);
  let batch: BulkCase[] = [];
  let done = 0;
  for (const row of history({ territory, calendar, cases, seed, now })) {
    batch.push(row);
    if (batch.length < BATCH && done + batch.length < cases) continue;
    casesModule.bulkRegister('system', batch);
    done += batch.length;
    batch = [];
    yield { step: 'cases', done, total: cases };
    // Lets the progress leave before the next batch holds the thread.
    await new Promise(setImmediate);
  }
}
