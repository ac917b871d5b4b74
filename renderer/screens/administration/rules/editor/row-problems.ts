import type { RuleProblem } from '#shared/modules/territory/index.ts';
import type { RuleField } from './fields.ts';

/** Problems of one row by the path inside it: `limit.value`; '' where the whole row is meant. */
export type RowProblems = ReadonlyMap<string, RuleProblem>;

export interface SortedProblems {
  byRow: ReadonlyMap<number, RowProblems>;
  /** Of the whole set, its head, or another file. */
  others: readonly RuleProblem[];
}

const PLACE = /^rows\[(\d+)\]\.?(.*)$/;

/** Sorts problems to the rows they stand in; of several at one place the first is kept. */
export function sortProblems(problems: readonly RuleProblem[]): SortedProblems {
  const byRow = new Map<number, Map<string, RuleProblem>>();
  const others: RuleProblem[] = [];
  for (const problem of problems) {
    const place = problem.elsewhere === null ? PLACE.exec(problem.path) : null;
    if (!place) {
      others.push(problem);
      continue;
    }
    const index = Number(place[1]);
    const inRow = byRow.get(index) ?? new Map<string, RuleProblem>();
    byRow.set(index, inRow);
    const at = place[2] ?? '';
    if (!inRow.has(at)) inRow.set(at, problem);
  }
  return { byRow, others };
}

/** What is wrong with a field: at its place, below it (`classKeys[0]`), or with an object that it is part of. */
export function problemOf(
  problems: RowProblems | undefined,
  { path }: Pick<RuleField, 'path'>,
): RuleProblem | null {
  if (!problems) return null;
  const place = path.join('.');
  for (const [at, problem] of problems)
    if (at === place || at.startsWith(`${place}.`) || at.startsWith(`${place}[`)) return problem;
  const parent = path.length > 1 ? problems.get(path[0] ?? '') : undefined;
  return parent ?? null;
}
