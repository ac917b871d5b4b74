import type { Profile, RuleKind } from '#shared/modules/territory/index.ts';
import type { PublishedFile } from '../read-json-file.ts';

/**
 * The bureau's own rule sets in force, as texts: plain data, so that it can be handed to another thread. A kind that is
 * not here follows the shipped files.
 */
export type RuleOverlay = Partial<Record<RuleKind, PublishedFile>>;

/** No such file is shipped: the profile says the format. */
export const NUMBER_FORMAT_FILE = 'rules/number-format.json';

/** The file that holds each kind: a shared rule file, or one of the profile's own. */
export function ruleFileOf(
  kind: RuleKind,
  { id, calendar, codeSet }: Pick<Profile, 'id' | 'calendar' | 'codeSet'>,
): string {
  switch (kind) {
    case 'filingConditions':
      return 'rules/filing-conditions.json';
    case 'stageLimits':
      return 'rules/stage-limits.json';
    case 'responsibility':
      return `profiles/${id}/responsibility.json`;
    case 'calendar':
      return `calendars/${calendar}.json`;
    case 'codeSet':
      return `codesets/${codeSet}.json`;
    case 'posts':
      return 'rules/posts.json';
    case 'numberFormat':
      return NUMBER_FORMAT_FILE;
    case 'phrases':
      return `profiles/${id}/phrases.json`;
  }
}

export function publishedFiles(overlay: RuleOverlay, profile: Profile): Map<string, PublishedFile> {
  return new Map(
    Object.entries(overlay).map(([kind, file]) => [ruleFileOf(kind as RuleKind, profile), file]),
  );
}
