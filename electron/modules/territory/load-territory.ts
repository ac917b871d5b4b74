import {
  classKeyOf,
  numberFormatSchema,
  profileIdSchema,
  profileSchema,
} from '#shared/modules/territory/index.ts';
import { checkCoverage } from './coverage.ts';
import { loadCodeSet, patternsOf } from './load-code-set.ts';
import { loadPeople } from './load-people.ts';
import { loadPlaces } from './load-places.ts';
import { loadRules } from './load-rules.ts';
import { loadVerticals } from './load-verticals.ts';
import { Loader } from './loader.ts';
import type { Problem } from './problem.ts';
import { NUMBER_FORMAT_FILE, publishedFiles, type RuleOverlay } from './rule-sets/overlay.ts';
import { Territory } from './territory.ts';

export interface TerritoryLoad {
  /** Null only when `profile.json` itself cannot be used: without it no case can be numbered. */
  territory: Territory | null;
  problems: Problem[];
}

/**
 * Reads and checks everything a district's work rests on: its profile, the code set it names, the rules, the verticals.
 * Never throws on bad data: a bad row or file is told with its line and left out, the rest is loaded.
 */
export function loadTerritory({
  resourcesDir,
  profileId,
  overlay = {},
}: {
  resourcesDir: string;
  profileId: string;
  /** Rule sets of the bureau's own that stand in for files. */
  overlay?: RuleOverlay;
}): TerritoryLoad {
  const loader = new Loader(resourcesDir);
  const finish = (territory: Territory | null): TerritoryLoad => ({
    territory,
    problems: loader.problems.list(),
  });
  const folder = `profiles/${profileId}`;
  const profileFile = `${folder}/profile.json`;
  if (!profileIdSchema.safeParse(profileId).success) {
    loader.problems.add({
      file: 'profiles',
      line: 0,
      path: '',
      code: 'missing',
      reason: `no profile "${profileId}"`,
    });
    return finish(null);
  }
  const profile = loader.one(profileFile, profileSchema);
  if (!profile) return finish(null);
  loader.published = publishedFiles(overlay, profile);
  const tell = (path: string, reason: string) =>
    loader.problems.add({ file: profileFile, line: 0, path, code: 'unknownName', reason });
  if (profile.id !== profileId) tell('id', `the id "${profile.id}" is not the name of the folder`);
  if (!loader.exists(`calendars/${profile.calendar}.json`))
    tell('calendar', `no calendar "${profile.calendar}"`);

  const codeSet = loadCodeSet(loader, profile.codeSet);
  const patterns = codeSet && patternsOf(codeSet);
  const classKeys = codeSet && new Set(codeSet.classes.map(({ kind, code }) => classKeyOf(kind, code)));
  const places = loadPlaces(loader, profile, folder);
  const rules = loadRules(loader, folder, patterns);
  const known = { streets: places.knownStreets, posts: rules.knownPosts, patterns };
  const people = loadPeople(loader, folder, known);
  const verticals = loadVerticals(loader, classKeys);
  if (codeSet) {
    const read = <R>(file: string, rows: R[]) =>
      loader.versions.has(file) ? { file: loader.nameOf(file), rows } : null;
    const conditions = read(rules.conditionsFile, rules.conditions);
    const responsibility = read(`${folder}/responsibility.json`, people.responsibility);
    checkCoverage({ codeSet, streets: places.streets, conditions, responsibility }, loader.problems);
  }
  const format = loader.published.has(NUMBER_FORMAT_FILE)
    ? loader.one(NUMBER_FORMAT_FILE, numberFormatSchema)?.format
    : undefined;
  const parts = {
    profile: { ...profile, caseNumberFormat: format ?? profile.caseNumberFormat },
    shippedProfile: profile,
    codeSet,
    ...places,
    ...rules,
    ...people,
    verticals,
    versions: loader.versions,
  };
  return finish(new Territory(parts));
}
