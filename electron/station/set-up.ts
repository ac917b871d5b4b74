import { composeModules } from '#electron/compose-modules.ts';
import { setUpDemo } from '#electron/demo/set-up-demo.ts';
import { listProfiles } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Ledger } from '#electron/platform/facts/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { SetUpProgress } from '#shared/station/contract.ts';
import { readStation, type StationSetUp, stationProjection } from './station-projection.ts';

export interface SetUpChoice {
  profileId: string;
  /** Cases of invented history; only the demo takes them. */
  demoCases: number;
}

export interface SetUpDeps {
  dir: string;
  resourcesDir: string;
  db: Database;
  hub: LiveHub;
  clock: Clock;
  log: Log;
  fileOf(token: string): string | null;
  saveTo(token: string): string | null;
  importThread: string;
  onSetUp?: () => void;
}

/** A single seat is station 1; more than one seat of a bureau each get their own. */
const FIRST_STATION = '1';
const DEMO = 'demo';

/** Makes the station what was chosen, once. @throws Refusal `station.alreadySetUp`, `station.noSuchProfile`. */
export async function* setUpStation(deps: SetUpDeps, choice: SetUpChoice): AsyncGenerator<SetUpProgress> {
  const { db, clock, resourcesDir } = deps;
  if (readStation(db)) throw new Refusal('station.alreadySetUp');
  if (!listProfiles(resourcesDir).profiles.some(({ id }) => id === choice.profileId)) {
    throw new Refusal('station.noSuchProfile', { profile: choice.profileId });
  }
  yield { step: 'rules', done: 0, total: 1 };
  const demo = choice.profileId === DEMO;
  const chosen: StationSetUp = { code: FIRST_STATION, profileId: choice.profileId, demo };
  const ledger = new Ledger({ db, station: chosen.code, clock, projections: [stationProjection] });
  ledger.write({ actor: 'system' }, (writer) =>
    writer.append({ kind: 'StationSetUp.v1', entity: newId(), payload: chosen }),
  );
  const station = readStation(db);
  if (!station) throw new Error('The station was set up but cannot be read');
  const modules = composeModules({ ...deps, station, runLinks: false });
  try {
    yield { step: 'rules', done: 1, total: 1 };
    if (demo) yield* setUpDemo(modules, { cases: choice.demoCases, now: clock.now() });
    yield { step: 'done', done: 1, total: 1 };
  } finally {
    // Also when the window that asked has gone: what was chosen stands from the first fact on.
    await modules.close();
    deps.onSetUp?.();
  }
}
