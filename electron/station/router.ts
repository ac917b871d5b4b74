import { listProfiles } from '#electron/modules/territory/index.ts';
import { doorFor } from '#electron/platform/door/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import {
  type SetUpProgress,
  type StationState,
  stationContract,
  type Topic,
} from '#shared/station/contract.ts';
import type { SetUpChoice } from './set-up.ts';

export interface StationRouterDeps {
  hub: LiveHub;
  clock: Clock;
  resourcesDir: string;
  stateOf(): StationState;
  /** @throws Refusal `station.alreadySetUp`, `station.noSuchProfile`. */
  setUp(choice: SetUpChoice): AsyncGenerator<SetUpProgress>;
}

const KIND_ORDER = { demo: 0, district: 1, empty: 2 } as const;

function kindOf(profileId: string): keyof typeof KIND_ORDER {
  return profileId === 'demo' || profileId === 'empty' ? profileId : 'district';
}

export function createStationRouter({ hub, resourcesDir, stateOf, setUp }: StationRouterDeps) {
  const door = doorFor(stationContract);
  return {
    state: door.state.handler(stateOf),
    choices: door.choices.handler(() =>
      listProfiles(resourcesDir)
        .profiles.map(({ id, name }) => ({ id, kind: kindOf(id), name }))
        .sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind]),
    ),
    setUp: door.setUp.handler(async function* ({ input }) {
      yield* setUp(input);
    }),
    watch: door.watch.handler(async function* ({ input, signal }) {
      for await (const changes of hub.watch(input.topics, input.intervalMs, signal)) {
        yield changes.map(({ topic, ids }) => ({ topic: topic as Topic, ids }));
      }
    }),
  };
}
