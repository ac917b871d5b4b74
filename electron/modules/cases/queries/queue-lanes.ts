import type { Session } from '#electron/platform/door/index.ts';
import {
  AWAITED_STEPS,
  CASE_STAGES,
  type CaseFilters,
  type CaseSort,
  type CaseStage,
  type CaseView,
  caseCommands,
  caseStageSchema,
  isFinal,
  REVIEW_STAGES,
} from '#shared/modules/cases/index.ts';
import { NO_DUE, PAUSED_DUE } from '../row.ts';
import { speaksFor } from '../step-context.ts';

/**
 * One index walked in its own order from any place in it. Lists are one lane, or several merged by key; a lane never
 * sorts and never counts rows off.
 */
export interface Lane {
  index: string;
  /** SQL that the index answers by itself, with its parameters. */
  where: string;
  params: (string | number)[];
  key: 'sort_due' | 'registered_at' | 'closed_at';
  descending: boolean;
}

/** Stages whose awaited step this session may take: its 待办. What is on account has a view of its own. */
export function todoStages({ signedIn }: Session): CaseStage[] {
  return CASE_STAGES.filter(
    (stage) =>
      stage !== 'suspended' &&
      AWAITED_STEPS[stage].some((step) => signedIn?.permissions.has(caseCommands[step].permission)),
  );
}

/** 待批示: stages with a request that this session may answer. */
export function approvalStages(session: Session): CaseStage[] {
  const mine = todoStages(session);
  return REVIEW_STAGES.filter((stage) => mine.includes(stage));
}

const due = (index: string, where: string, ...params: (string | number)[]): Lane => ({
  index,
  where: `open = 1 AND ${where}`,
  params,
  key: 'sort_due',
  descending: false,
});
const newest = (index: string, where: string, ...params: (string | number)[]): Lane => ({
  index,
  where,
  params,
  key: 'registered_at',
  descending: true,
});

function stageLane(stage: CaseStage, unitId: string | null): Lane {
  if (isFinal(stage)) {
    return {
      index: 'cases_ended',
      where: 'open = 0 AND stage = ?',
      params: [stage],
      key: 'closed_at',
      descending: true,
    };
  }
  return unitId === null
    ? due('cases_open_in_stage', 'stage = ?', stage)
    : due('cases_open_of_unit', 'unit_id = ? AND stage = ?', unitId, stage);
}

const placeholders = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** The lanes of a view for a session; `mine` is walked through the hands and is not one. */
export function lanesOf(
  view: Exclude<CaseView, 'mine'>,
  sort: CaseSort,
  filters: CaseFilters,
  session: Session,
  now: number,
): Lane[] {
  const unit = speaksFor(session);
  // A unit's post that belongs to no unit has nothing to do, not everything.
  const own = unit && (unit.unitId ?? '');
  if (view === 'all') return [allLane(filters)];
  const stages = stagesOf(view, session);
  if (sort === 'newest' && !stages?.some(isFinal)) return [openNewest(view, stages, own, now)];
  // A todo of a unit's post shows that unit's cases; other views show what the filters ask for.
  if (stages)
    return stages.map((stage) => stageLane(stage, view === 'todo' ? own : (filters.unitId ?? null)));
  switch (view) {
    case 'supervised':
      return [due('cases_supervised', `supervision <> 'none'`)];
    case 'reviewDue':
      return [due('cases_open_in_stage', `stage = 'suspended' AND sort_due <= ?`, PAUSED_DUE + now)];
    case 'overdue':
      return [due(openIndex(filters), 'sort_due < ?', now)];
    default:
      return [due(openIndex(filters), `sort_due >= ? AND sort_due < ${NO_DUE} AND sort_warn <= ?`, now, now)];
  }
}

/** The open cases by deadline; the street has an index of its own. The street itself is one of the filters. */
function openIndex(filters: CaseFilters): string {
  return filters.streetCode === undefined ? 'cases_open' : 'cases_open_in_street';
}

function stagesOf(view: CaseView, session: Session): CaseStage[] | null {
  if (view === 'todo') return todoStages(session);
  if (view === 'approvals') return approvalStages(session);
  const stage = caseStageSchema.safeParse(view);
  return stage.success ? [stage.data] : null;
}

function openNewest(view: CaseView, stages: CaseStage[] | null, own: string | null, now: number): Lane {
  const lane = (where: string, ...params: (string | number)[]) =>
    newest('cases_open_newest', `open = 1 AND ${where}`, ...params);
  if (stages) {
    const unit = view === 'todo' && own !== null;
    const where = `stage IN (${placeholders(stages)})${unit ? ' AND unit_id = ?' : ''}`;
    return lane(where, ...stages, ...(unit ? [own] : []));
  }
  if (view === 'supervised') return lane(`supervision <> 'none'`);
  if (view === 'reviewDue') return lane(`stage = 'suspended' AND sort_due <= ?`, PAUSED_DUE + now);
  if (view === 'overdue') return lane('sort_due < ?', now);
  return lane(`sort_due >= ? AND sort_due < ${NO_DUE} AND sort_warn <= ?`, now, now);
}

/** Everything there ever was, by the narrowest index that the filters allow. */
function allLane(filters: CaseFilters): Lane {
  const { streetCode, unitId, classPattern } = filters;
  if (unitId !== undefined) return newest('cases_newest_of_unit', 'unit_id = ?', unitId);
  if (classPattern !== undefined && !classPattern.endsWith('*')) {
    return newest('cases_newest_of_class', 'class_key = ?', classPattern);
  }
  if (streetCode !== undefined) return newest('cases_newest_of_street', 'street_code = ?', streetCode);
  return newest('cases_newest', '1');
}

/** The filters as SQL. */
export function filterSql(filters: CaseFilters): { where: string; params: (string | number)[] } {
  const parts: string[] = [];
  const params: (string | number)[] = [];
  const add = (sql: string, ...values: (string | number)[]) => {
    parts.push(sql);
    params.push(...values);
  };
  const { stages, classPattern, streetCode, unitId, sourceCode, registeredFrom, registeredTo } = filters;
  if (stages) add(`stage IN (${placeholders(stages)})`, ...stages);
  if (streetCode !== undefined) add('street_code = ?', streetCode);
  if (unitId !== undefined) add('unit_id = ?', unitId);
  if (sourceCode !== undefined) add('source_code = ?', sourceCode);
  if (registeredFrom !== undefined) add('registered_at >= ?', registeredFrom);
  if (registeredTo !== undefined) add('registered_at < ?', registeredTo);
  if (classPattern?.endsWith('*')) {
    const prefix = classPattern.slice(0, -1);
    if (prefix !== '') add('class_key >= ? AND class_key < ?', prefix, `${prefix}~`);
  } else if (classPattern !== undefined) add('class_key = ?', classPattern);
  return { where: parts.length > 0 ? ` AND ${parts.join(' AND ')}` : '', params };
}
