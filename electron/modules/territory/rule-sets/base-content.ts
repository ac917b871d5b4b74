import type { Profile, RuleContent, RuleKind } from '#shared/modules/territory/index.ts';
import { Loader } from '../loader.ts';
import { readJsonFile } from '../read-json-file.ts';
import { ruleFileOf } from './overlay.ts';

/** What a draft begins with where no file could be read. */
const EMPTY: RuleContent = { source: '', example: false, rows: [] };

/** Version 0 of a rule set: what the shipped files say, as they stand now. `profile` as it is shipped. */
export function baseContent(resourcesDir: string, profile: Profile, kind: RuleKind): RuleContent {
  if (kind === 'numberFormat') return { format: profile.caseNumberFormat };
  const loader = new Loader(resourcesDir);
  const file = ruleFileOf(kind, profile);
  const shared = /^rules\/(.+)$/.exec(file)?.[1];
  const source = readJsonFile(
    loader,
    shared ? loader.ruleFile(`profiles/${profile.id}`, shared) : file,
    loader.problems,
  );
  const value = source?.value;
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as RuleContent)
    : EMPTY;
}
