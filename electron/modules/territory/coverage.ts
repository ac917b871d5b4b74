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

/** What a case of any class in any street must find; told once for each class that does not. */
export function checkCoverage(
  { classes }: CodeSet,
  streets: readonly Township[],
  conditions: readonly FilingCondition[],
  responsibility: readonly ResponsibilityRow[],
  profileFolder: string,
  problems: Problems,
): void {
  for (const minor of classes) {
    const classKey = classKeyOf(minor.kind, minor.code);
    const named = `${classKey} ${minor.zh}`;
    if (resolveFilingConditions(conditions, classKey).length === 0) {
      const reason = `${named} has no filing condition for every area and urgency`;
      problems.add({ file: 'rules/filing-conditions.json', line: 0, path: 'rows', code: 'noLimit', reason });
    }
    const relevant = streets.filter(
      ({ code }) => !resolveResponsibility(responsibility, { classKey, streetCode: code }),
    );
    if (relevant.length > 0) {
      const reason = `${named} has no unit in ${relevant.length} streets (first: ${relevant[0]?.zh})`;
      problems.add({
        file: `${profileFolder}/responsibility.json`,
        line: 0,
        path: 'rows',
        code: 'noUnit',
        reason,
      });
    }
  }
}
