import type { AppealedStep } from '#shared/modules/evaluation/index.ts';
import type { StepKind } from './step-of-fact.ts';

/**
 * A set of cases or steps of one period, from which counters choose. Its SQL takes `@from`, `@to` (UTC ms, `@to` not in
 * it) and `@end` (the earlier of `@to` and now), and gives the columns
 * `case_seq, fact_seq, street, unit, person, post, at, due, late, ok, source`.
 */
export interface Universe {
  sql: string;
  /** What an appeal against a row of it names; null where there is nothing to appeal against. */
  against: AppealedStep | null;
}

const columns = (of: Record<'fact_seq' | 'at' | 'due' | 'late' | 'ok', string>) =>
  `seq AS case_seq, ${of.fact_seq} AS fact_seq, street_code AS street, unit_id AS unit, NULL AS person,
   NULL AS post, ${of.at} AS at, ${of.due} AS due, ${of.late} AS late, ${of.ok} AS ok, source_code AS source`;

const ofCase = { fact_seq: '0', due: 'overall_due_at', late: '0', ok: '1' };
const STEP_COLUMNS = `case_seq, fact_seq, street_code AS street, unit_id AS unit, person_id AS person,
  post_id AS post, at, due_at AS due, late, ok, NULL AS source`;
const within = (column: string) => `${column} >= @from AND ${column} < @to`;

/** Cases, by when something became of them. */
const CASE_UNIVERSES = {
  /** ok: it was filed. */
  registered: {
    against: null,
    sql: `SELECT ${columns({ ...ofCase, at: 'registered_at', ok: 'filed_at IS NOT NULL' })}
      FROM cases INDEXED BY cases_newest WHERE ${within('registered_at')}`,
  },
  filed: {
    against: null,
    sql: `SELECT ${columns({ ...ofCase, at: 'filed_at' })}
      FROM cases INDEXED BY cases_filed WHERE ${within('filed_at')}`,
  },
  /** Closed, of those that were filed. */
  closed: {
    against: 'case',
    sql: `SELECT ${columns({ ...ofCase, at: 'closed_at', late: 'ifnull(closed_at > overall_due_at, 0)' })}
      FROM cases INDEXED BY cases_ended
      WHERE open = 0 AND stage = 'closed' AND ${within('closed_at')} AND filed_at IS NOT NULL`,
  },
  /** Whose deadline lies in the period; voided and joined cases have none to keep. ok: closed by the end of it. */
  due: {
    against: 'case',
    sql: `SELECT ${columns({
      ...ofCase,
      at: 'closed_at',
      late: 'ifnull(closed_at, @end) > overall_due_at',
      ok: 'ifnull(closed_at < @to, 0)',
    })}
      FROM cases INDEXED BY cases_overall_due
      WHERE ${within('overall_due_at')} AND stage NOT IN ('voided', 'rejected', 'merged')`,
  },
  /** Filed before the end and not ended by then. */
  openAtEnd: {
    against: 'case',
    sql: `SELECT ${columns({ ...ofCase, at: 'filed_at', late: 'ifnull(overall_due_at < @end, 0)' })}
      FROM cases INDEXED BY cases_open WHERE open = 1 AND filed_at < @to
      UNION ALL
      SELECT ${columns({ ...ofCase, at: 'filed_at', late: 'ifnull(overall_due_at < @end, 0)' })}
      FROM cases INDEXED BY cases_ended
      WHERE open = 0 AND stage IN ('closed', 'voided', 'merged') AND closed_at >= @to AND filed_at < @to`,
  },
  /** On account at the end: now, or resumed later. */
  suspendedAtEnd: {
    against: null,
    sql: `SELECT ${columns({ ...ofCase, at: "json_extract(pending, '$.at')" })}
      FROM cases INDEXED BY cases_open_in_stage
      WHERE open = 1 AND stage = 'suspended' AND ifnull(json_extract(pending, '$.at'), registered_at) < @to
      UNION ALL
      SELECT ${STEP_COLUMNS} FROM evaluation_steps WHERE step = 'resume' AND at >= @to AND since_at < @to`,
  },
  /** Disposed of: here, or elsewhere before the case came. */
  disposed: {
    against: 'dispose',
    sql: `SELECT ${STEP_COLUMNS} FROM evaluation_steps WHERE step = 'dispose' AND ${within('at')}
      UNION ALL
      SELECT ${columns({
        fact_seq: 'seq',
        at: 'disposed_at',
        due: 'overall_due_at',
        late: 'ifnull(disposed_at > overall_due_at, 0)',
        ok: '1',
      })}
      FROM cases INDEXED BY cases_disposed_elsewhere
      WHERE import_digest IS NOT NULL AND ${within('disposed_at')}`,
  },
  /** With a unit at the end and not disposed of by then; what waits for a review of its request is not late meanwhile. */
  disposingAtEnd: {
    against: null,
    sql: `SELECT ${columns({
      fact_seq: '0',
      at: 'dispatched_at',
      due: "iif(stage = 'disposing', ifnull(stage_due_at, overall_due_at), NULL)",
      late: "ifnull(stage = 'disposing' AND ifnull(stage_due_at, overall_due_at) < @end, 0)",
      ok: '1',
    })}
      FROM cases INDEXED BY cases_open_in_stage
      WHERE open = 1 AND stage IN ('disposing', 'ext_review', 'return_review', 'suspend_review', 'higher_review')
        AND dispatched_at < @to
      UNION ALL
      SELECT case_seq, fact_seq, street_code, unit_id, person_id, post_id, since_at, due_at,
        ifnull(due_at < @end, 0), ok, NULL
      FROM evaluation_steps WHERE step = 'dispose' AND at >= @to AND since_at < @to
      UNION ALL
      SELECT ${columns({
        fact_seq: 'seq',
        at: 'dispatched_at',
        due: 'overall_due_at',
        late: 'ifnull(overall_due_at < @end, 0)',
        ok: '1',
      })}
      FROM cases INDEXED BY cases_disposed_elsewhere
      WHERE import_digest IS NOT NULL AND disposed_at >= @to AND dispatched_at < @to`,
  },
} as const satisfies Record<string, Universe>;

export type CaseUniverse = keyof typeof CASE_UNIVERSES;
export type UniverseName = CaseUniverse | `step.${StepKind}`;

/** The steps against which one may appeal; their names are their own. */
const APPEALABLE: ReadonlySet<string> = new Set<AppealedStep>([
  'sendVerification',
  'verify',
  'file',
  'dispatch',
  'sendCheck',
  'check',
  'close',
  'shirked',
  'reworked',
  'dispatchedWrong',
  'filingVoided',
]);

export function universeOf(name: UniverseName): Universe {
  if (!name.startsWith('step.')) return CASE_UNIVERSES[name as CaseUniverse];
  const step = name.slice('step.'.length);
  return {
    against: APPEALABLE.has(step) ? (step as AppealedStep) : null,
    sql: `SELECT ${STEP_COLUMNS} FROM evaluation_steps WHERE step = '${step}' AND ${within('at')}`,
  };
}
