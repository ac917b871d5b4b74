import {
  type CodeSet,
  classKeyOf,
  type FilingCondition,
  type ResponsibilityRow,
  resolveFilingConditions,
  resolveResponsibility,
  type Township,
} from '#shared/modules/territory/index.ts';
import type { Problems } from './problem.ts';

export interface CoverageInput {
  codeSet: CodeSet;
  streets: readonly Township[];
  /** Rows with the file they were read from; null where that file could not be read and was told already. */
  conditions: { file: string; rows: readonly FilingCondition[] } | null;
  responsibility: { file: string; rows: readonly ResponsibilityRow[] } | null;
}

/** A case of any class in any street must find a limit and a unit; told once for each class that does not. */
export function checkCoverage(input: CoverageInput, problems: Problems): void {
  for (const minor of input.codeSet.classes) {
    const classKey = classKeyOf(minor.kind, minor.code);
    const named = `${classKey} ${minor.zh}`;
    if (input.conditions && resolveFilingConditions(input.conditions.rows, classKey).length === 0) {
      const reason = `${named} has no filing condition for every area and urgency`;
      problems.add({ file: input.conditions.file, line: 0, path: 'rows', code: 'noLimit', reason });
    }
    if (!input.responsibility) continue;
    const { file, rows } = input.responsibility;
    const bare = input.streets.filter(
      ({ code }) => !resolveResponsibility(rows, { classKey, streetCode: code }),
    );
    if (bare.length > 0) {
      const reason = `${named} has no unit in ${bare.length} streets (first: ${bare[0]?.zh})`;
      problems.add({ file, line: 0, path: 'rows', code: 'noUnit', reason });
    }
  }
}
