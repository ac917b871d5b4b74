import {
  loadTerritory,
  type Problem,
  type RuleOverlay,
  type Territory,
} from '#electron/modules/territory/index.ts';
import {
  keepsAdministrator,
  type RuleContent,
  type RuleKind,
  type RuleProblem,
} from '#shared/modules/territory/index.ts';
import { resolveCalendar } from '#shared/time/index.ts';
import { statutoryDays } from '../calendars.ts';
import { draftOverlay } from './rules-in-force.ts';

/** Work is left undone, but every row can be used: said, and not refused. */
const WARNINGS: ReadonlySet<string> = new Set(['noLimit', 'noUnit']);
const MAX_PROBLEMS = 300;

/**
 * Holds a draft against the same schemas and cross-checks as a file, by loading the district with it. Also told is what
 * it would break elsewhere; what is broken already (`known`) is not its fault.
 */
export function checkDraft(
  district: { resourcesDir: string; profileId: string },
  inForce: { overlay: RuleOverlay; problems: readonly Problem[] },
  kind: RuleKind,
  content: RuleContent,
): RuleProblem[] {
  const overlay = draftOverlay(inForce.overlay, kind, content);
  const name = overlay[kind]?.name;
  const { territory, problems } = loadTerritory({ ...district, overlay });
  const known = new Set(inForce.problems.map(keyOf));
  const own = problems.filter(({ file }) => file === name);
  const elsewhere = problems.filter((problem) => problem.file !== name && !known.has(keyOf(problem)));
  return [
    ...problemsOfKind(district, kind, content, territory),
    ...own.map((problem) => toView(problem, null)),
    ...elsewhere.map((problem) => toView(problem, problem.file)),
  ].slice(0, MAX_PROBLEMS);
}

/** What no loader of files sees. */
function problemsOfKind(
  { resourcesDir }: { resourcesDir: string },
  kind: RuleKind,
  content: RuleContent,
  territory: Territory | null,
): RuleProblem[] {
  if (kind === 'calendar') {
    const resolved = resolveCalendar(content, statutoryDays(resourcesDir));
    return resolved.ok
      ? []
      : resolved.problems.map(({ path, reason }) => ({
          ...BLOCKING,
          path,
          code: 'calendar',
          issue: reason,
          reason,
        }));
  }
  if (kind === 'posts' && territory && !keepsAdministrator(territory.parts.posts, territory.parts.persons)) {
    return [
      { ...BLOCKING, path: 'rows', code: 'nobodyLeft', issue: '', reason: 'rules.edit, rules.publish' },
    ];
  }
  return [];
}

const BLOCKING = { blocks: true, elsewhere: null };

const keyOf = ({ file, path, reason }: Problem) => `${file} ${path} ${reason}`;

function toView({ path, code, issue, reason }: Problem, elsewhere: string | null): RuleProblem {
  return { path, code, issue: issue ?? '', reason, blocks: !WARNINGS.has(code), elsewhere };
}
