import type { Database } from '#electron/platform/db/index.ts';
import type { Session } from '#electron/platform/door/index.ts';
import {
  CASE_STAGES,
  CASE_VIEWS,
  type CaseStage,
  type CaseView,
  isFinal,
} from '#shared/modules/cases/index.ts';
import { NO_DUE, PAUSED_DUE } from '../row.ts';
import { speaksFor } from '../step-context.ts';
import { approvalStages, todoStages } from './queue-lanes.ts';

export const COUNT_SQL = {
  stages:
    'SELECT stage, count(*) AS n FROM cases INDEXED BY cases_open_in_stage WHERE open = 1 GROUP BY stage',
  unitStages:
    'SELECT stage, count(*) AS n FROM cases INDEXED BY cases_open_of_unit WHERE open = 1 AND unit_id = ? GROUP BY stage',
  overdue: 'SELECT count(*) FROM cases INDEXED BY cases_open WHERE open = 1 AND sort_due < ?',
  dueSoon: `SELECT count(*) FROM cases INDEXED BY cases_open WHERE open = 1 AND sort_due >= ? AND sort_due < ${NO_DUE} AND sort_warn <= ?`,
  reviewDue: `SELECT count(*) FROM cases INDEXED BY cases_open_in_stage WHERE open = 1 AND stage = 'suspended' AND sort_due <= ?`,
  called: 'SELECT count(*) FROM case_calls WHERE unit_id = ?',
  supervised: `SELECT count(*) FROM cases INDEXED BY cases_supervised WHERE open = 1 AND supervision <> 'none'`,
} as const;

/** How many cases each view holds for a session; only open cases are counted. */
export function viewCounter(db: Database, now: () => number) {
  const stages = db.prepare(COUNT_SQL.stages);
  const unitStages = db.prepare(COUNT_SQL.unitStages);
  const overdue = db.prepare(COUNT_SQL.overdue).pluck();
  const dueSoon = db.prepare(COUNT_SQL.dueSoon).pluck();
  const reviewDue = db.prepare(COUNT_SQL.reviewDue).pluck();
  const called = db.prepare(COUNT_SQL.called).pluck();
  const supervised = db.prepare(COUNT_SQL.supervised).pluck();
  const byStage = (rows: unknown[]) =>
    new Map((rows as { stage: CaseStage; n: number }[]).map(({ stage, n }) => [stage, n]));

  return (session: Session): Record<CaseView, number | null> => {
    const at = now();
    const open = byStage(stages.all());
    const unit = speaksFor(session);
    const own = unit ? byStage(unitStages.all(unit.unitId)) : open;
    const counts = Object.fromEntries(CASE_VIEWS.map((view) => [view, null])) as Record<
      CaseView,
      number | null
    >;
    for (const stage of CASE_STAGES) if (!isFinal(stage)) counts[stage] = open.get(stage) ?? 0;
    counts.todo = todoStages(session).reduce((sum, stage) => sum + (own.get(stage) ?? 0), 0);
    counts.approvals = approvalStages(session).reduce((sum, stage) => sum + (open.get(stage) ?? 0), 0);
    counts.reviewDue = reviewDue.get(PAUSED_DUE + at) as number;
    counts.called = called.get(session.signedIn?.unitId ?? '') as number;
    counts.overdue = overdue.get(at) as number;
    counts.dueSoon = dueSoon.get(at, at) as number;
    counts.supervised = supervised.get() as number;
    return counts;
  };
}
