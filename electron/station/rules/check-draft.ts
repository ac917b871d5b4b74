import {
  loadTerritory,
  type Problem,
  type RuleOverlay,
  type Territory,
} from '#electron/modules/territory/index.ts';
import {
  type RuleContent,
  type RuleKind,
  type RuleProblem,
  ruleText,
} from '#shared/modules/territory/index.ts';

/** Work is left undone, but every row can be used: said, and not refused. */
const WARNINGS: ReadonlySet<string> = new Set(['noLimit', 'noUnit']);
const MAX_PROBLEMS = 300;

export interface CheckedDraft {
  problems: RuleProblem[];
  /** As it would be with the draft in force. */
  territory: Territory | null;
}

/**
 * Holds a draft against the same schemas and cross-checks as a file, by loading the district with it. Also told is what
 * it would break elsewhere; what is broken already (`known`) is not its fault.
 */
export function checkDraft(
  district: { resourcesDir: string; profileId: string },
  inForce: { overlay: RuleOverlay; problems: readonly Problem[] },
  kind: RuleKind,
  content: RuleContent,
): CheckedDraft {
  const name = `draft/${kind}`;
  const overlay = { ...inForce.overlay, [kind]: { name, text: ruleText(content) } };
  const { territory, problems } = loadTerritory({ ...district, overlay });
  const known = new Set(inForce.problems.map(keyOf));
  const own = problems.filter(({ file }) => file === name);
  const elsewhere = problems.filter((problem) => problem.file !== name && !known.has(keyOf(problem)));
  return {
    problems: [
      ...own.map((problem) => toView(problem, null)),
      ...elsewhere.map((problem) => toView(problem, problem.file)),
    ].slice(0, MAX_PROBLEMS),
    territory,
  };
}

const keyOf = ({ file, path, reason }: Problem) => `${file} ${path} ${reason}`;

function toView({ path, code, issue, reason }: Problem, elsewhere: string | null): RuleProblem {
  return { path, code, issue: issue ?? '', reason, blocks: !WARNINGS.has(code), elsewhere };
}
