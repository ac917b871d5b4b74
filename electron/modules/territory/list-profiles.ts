import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Profile, profileIdSchema, profileSchema } from '#shared/modules/territory/index.ts';
import { Loader } from './loader.ts';
import type { Problem } from './problem.ts';

/** More districts than one installation carries. */
const MAX_PROFILES = 500;

/** The profiles that an installation can be set up with, by id, and what is wrong with those that cannot be read. */
export function listProfiles(resourcesDir: string): { profiles: Profile[]; problems: Problem[] } {
  const loader = new Loader(resourcesDir);
  if (!loader.exists('profiles')) return { profiles: [], problems: [] };
  const ids = fs
    .readdirSync(path.join(resourcesDir, 'profiles'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && profileIdSchema.safeParse(entry.name).success)
    .map((entry) => entry.name)
    .sort()
    .slice(0, MAX_PROFILES);
  const profiles = ids.flatMap((id) => loader.one(`profiles/${id}/profile.json`, profileSchema) ?? []);
  return { profiles, problems: loader.problems.list() };
}
