import {
  type Community,
  communityRowSchema,
  type Profile,
  type RoadMap,
  roadMapSchema,
  rulesHeadSchema,
  type StreetMap,
  streetMapSchema,
  type Township,
  townshipSchema,
} from '#shared/modules/territory/index.ts';
import { type Known, type Loader, namesOf, unknownUnless } from './loader.ts';

export interface Places {
  streets: Township[];
  communities: Community[];
  streetMap: StreetMap | null;
  roadMap: RoadMap | null;
  /** Codes of the streets, null when their file could not be read. */
  knownStreets: Known;
}

/** Reads the townships, the communities and, where the profile has them, the map layers. */
export function loadPlaces(loader: Loader, profile: Profile, folder: string): Places {
  const townships = loader.table(
    `${folder}/townships.json`,
    rulesHeadSchema,
    townshipSchema,
    (row) => row.code,
  );
  const streets = loader.keepKnown(townships, ({ code }) =>
    code.startsWith(profile.adminCode) ? [] : [{ at: ['code'], what: 'street of this district', name: code }],
  );
  const knownStreets = namesOf(townships, (row) => row.code);
  const rows = loader.table(
    `${folder}/communities.json`,
    rulesHeadSchema,
    communityRowSchema,
    (row) => row[0],
  );
  const communities = loader
    .keepKnown(rows, ([, , street]) => unknownUnless(knownStreets, 'street', street, 2))
    .map(([code, zh, street]) => ({ code, zh, street }));
  return { streets, communities, knownStreets, ...loadMap(loader, folder, knownStreets) };
}

function loadMap(loader: Loader, folder: string, streets: Known) {
  const [streetFile, roadFile] = [`${folder}/map/streets.geojson`, `${folder}/map/roads.geojson`];
  const streetMap = loader.exists(streetFile) ? loader.one(streetFile, streetMapSchema) : null;
  const roadMap = loader.exists(roadFile) ? loader.one(roadFile, roadMapSchema) : null;
  for (const { properties } of streetMap?.features ?? []) {
    for (const { what, name } of unknownUnless(streets, 'street', properties.code)) {
      const reason = `no ${what} "${name}"`;
      loader.problems.add({ file: streetFile, line: 0, path: 'features', code: 'unknownName', reason });
    }
  }
  return { streetMap, roadMap };
}
