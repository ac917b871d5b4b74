import { Refusal } from '#shared/kernel/refusal.ts';
import { type Mapping, timeRuleProblems } from '#shared/modules/imports/index.ts';

/**
 * Refuses a mapping that cannot fit before a row is read: `import.timeRules` (a format or zone that nobody can
 * read), `import.columnsMissing` (the id or the time of report is not among the columns of the file).
 * Other columns that are missing read as empty: sources leave out what they have nothing to say about.
 */
export function checkMapping(mapping: Mapping, columns: readonly string[]): void {
  const problems = timeRuleProblems(mapping.time);
  if (problems.length > 0) throw new Refusal('import.timeRules', { formats: problems.join(', ') });
  const { externalId, reportedAt } = mapping.fields;
  const missing = [externalId.column, reportedAt.column].filter((column) => !columns.includes(column));
  if (missing.length > 0) throw new Refusal('import.columnsMissing', { columns: missing.join(', ') });
}
