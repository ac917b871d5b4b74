import type { AnyRouter } from '@orpc/server';
import type { Clock } from '#shared/kernel/clock.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { composeModules, type Modules } from './compose-modules.ts';
import { listProfiles } from './modules/territory/index.ts';
import { toRefusal } from './platform/db/index.ts';
import type { Ledger } from './platform/facts/index.ts';
import { LiveHub } from './platform/live/index.ts';
import type { Log } from './platform/log/index.ts';
import { createStationRouter } from './station/router.ts';
import { setUpStation } from './station/set-up.ts';
import { openStationDb } from './station/station-db.ts';
import { readStation, type StationRow } from './station/station-projection.ts';

export interface CoreOptions {
  /** Folder of the station's files; made when missing. */
  dir: string;
  resourcesDir: string;
  clock: Clock;
  log: Log;
  /** Path of a file that a person chose, by the token the shell gave it; null for an unknown token. */
  fileOf(token: string): string | null;
  /** The same for a file to be written. */
  saveTo(token: string): string | null;
  /** Opens device links and keeps watch; a command that only asks or imports does without. */
  runLinks: boolean;
  /** File that runs as the reading thread of an import: `IMPORT_THREAD_SOURCE`, or what was built of it. */
  importThread: string;
  /** Called once the first set-up is done: everything must be opened anew on what was chosen. */
  onSetUp?: () => void;
}

export interface Core {
  router: AnyRouter;
  /** Null before the first set-up and when the database was refused. */
  modules: Modules | null;
  ledger: Ledger | null;
  station: StationRow | null;
  close(): Promise<void>;
}

/**
 * The engine: host-free, so that it runs the same in its own process, in the command line and in tests.
 * A refused database does not throw here: the core then serves only the reason (`station.state`).
 */
export async function openCore(options: CoreOptions): Promise<Core> {
  try {
    return openOn(options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    options.log.error('station.refused', error.toData());
    return refusedCore(options, error);
  }
}

/** As {@link openCore}, for callers that cannot go on without a station. @throws Refusal */
export function openStation(options: CoreOptions): Core & { modules: Modules; station: StationRow } {
  const core = openOn(options);
  const { modules, station } = core;
  if (modules && station) return { ...core, modules, station };
  void core.close();
  throw new Refusal('station.notSetUp');
}

function openOn(options: CoreOptions): Core {
  const { clock } = options;
  const hub = new LiveHub(clock);
  const db = openStationDb(options.dir);
  try {
    const station = readStation(db);
    const modules = station && composeModules({ ...options, db, hub, station });
    const stationRouter = createStationRouter({
      hub,
      clock,
      resourcesDir: options.resourcesDir,
      stateOf: () =>
        station && modules
          ? { phase: 'ready', station: modules.describe(), problems: modules.problems(), now: clock.now() }
          : { phase: 'unconfigured', problems: listProfiles(options.resourcesDir).problems },
      setUp: (choice) => setUpStation({ ...options, db, hub }, choice),
    });
    return {
      router: { ...modules?.routers, station: stationRouter },
      modules,
      ledger: modules?.ledger ?? null,
      station,
      async close() {
        await modules?.close();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    // A large file is not checked page by page when it is opened: what is broken in it may be met only now.
    throw toRefusal(error, db.name);
  }
}

function refusedCore({ clock, resourcesDir }: CoreOptions, refusal: Refusal): Core {
  const router = createStationRouter({
    hub: new LiveHub(clock),
    clock,
    resourcesDir,
    stateOf: () => ({ phase: 'failed', refusal: refusal.toData() }),
    setUp: () => {
      throw refusal;
    },
  });
  return { router: { station: router }, modules: null, ledger: null, station: null, close: async () => {} };
}
