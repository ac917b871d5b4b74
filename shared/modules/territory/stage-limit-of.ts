import type { CaseStage, StageLimit, Urgency } from './rules.ts';

/** The limit of a stage: the row for the urgency where there is one, else the row for all. */
export function stageLimitOf(
  table: readonly StageLimit[],
  stage: CaseStage,
  urgency: Urgency,
): StageLimit | null {
  const rows = table.filter((row) => row.stage === stage);
  return rows.find((row) => row.urgency === urgency) ?? rows.find((row) => row.urgency === undefined) ?? null;
}
