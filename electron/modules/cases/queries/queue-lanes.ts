import type { Session } from '#electron/platform/door/index.ts';
import {
  AWAITED_STEPS,
  CASE_STAGES,
  type CaseCondition,
  type CaseSort,
  type CaseStage,
  type CaseView,
  caseCommands,
  caseStageSchema,
  isFinal,
  REVIEW_STAGES,
  valuesAsked,
} from '#shared/modules/cases/index.ts';
import { NO_DUE, PAUSED_DUE } from '../row.ts';
import { queryOf } from '../search-text.ts';
import { speaksFor } from '../step-context.ts';
import { asksForOpen, placeholders, type Span, spanAsked } from './condition-sql.ts';

/**
 * One index walked in its own order from any place in it. Lists are one lane, or several merged by key; a lane never
 * sorts and never counts rows off.
 */
export interface Lane {
  /** Tables with the index that is walked; the cases are `c`. */
  from: string;
  /** SQL that the index answers by itself, with its parameters. */
  where: string;
  params: (string | number)[];
  /** Column in whose order the lane stands. */
  key: 'c.sort_due' | 'c.registered_at' | 'c.closed_at' | 'h.seq' | 'case_text.rowid';
  descending: boolean;
  /** Part of the key's range that can hold hits. */
  span?: Span | null;
}

export interface QueueQuestion {
  view: CaseView;
  sort: CaseSort;
  conditions: readonly CaseCondition[];
}

const FINAL_STAGES = CASE_STAGES.filter(isFinal);

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

const by = (index: string) => `cases AS c INDEXED BY ${index}`;
const due = (index: string, where: string, ...params: (string | number)[]): Lane => ({
  from: by(index),
  where: `c.open = 1 AND ${where}`,
  params,
  key: 'c.sort_due',
  descending: false,
});
const newest = (index: string, where: string, ...params: (string | number)[]): Lane => ({
  from: by(index),
  where,
  params,
  key: 'c.registered_at',
  descending: true,
});
const ended = (stage: CaseStage, span: Span | null): Lane => ({
  from: by('cases_ended'),
  where: 'c.open = 0 AND c.stage = ?',
  params: [stage],
  key: 'c.closed_at',
  descending: true,
  span,
});

/**
 * The lanes of a question for a session at `now`. Conditions choose the narrowest index there is; all of them are
 * asked of each row again.
 */
export function lanesOf({ view, sort, conditions }: QueueQuestion, session: Session, now: number): Lane[] {
  if (view === 'mine') return [hands(session)];
  if (view === 'called') return [calls(session)];
  if (view === 'all') return allLanes(conditions, now);
  const unit = speaksFor(session);
  // A unit's post that belongs to no unit has nothing to do, not everything.
  const own = unit && (unit.unitId ?? '');
  const stages = stagesOf(view, session);
  if (sort === 'newest' && !stages?.some(isFinal)) {
    const span = spanAsked(conditions, 'registered', now);
    return [{ ...openNewest(view, stages, own, now), span }];
  }
  // A todo of a unit's post shows that unit's cases; other views show what the conditions ask for.
  if (stages) {
    const units = view === 'todo' ? own !== null && [own] : valuesAsked(conditions, 'unit');
    return stages.flatMap((stage) => stageLanes(stage, units || null, conditions, now));
  }
  if (view === 'supervised') return [due('cases_supervised', `c.supervision <> 'none'`)];
  if (view === 'reviewDue') return [due('cases_open_in_stage', REVIEW_DUE, PAUSED_DUE + now)];
  const [where, ...params] =
    view === 'overdue' ? (['c.sort_due < ?', now] as const) : ([DUE_SOON, now, now] as const);
  const streets = valuesAsked(conditions, 'street');
  if (!streets) return [due('cases_open', where, ...params)];
  return streets.map((code) =>
    due('cases_open_in_street', `c.street_code = ? AND ${where}`, code, ...params),
  );
}

const REVIEW_DUE = `c.stage = 'suspended' AND c.sort_due <= ?`;
const DUE_SOON = `c.sort_due >= ? AND c.sort_due < ${NO_DUE} AND c.sort_warn <= ?`;

function stagesOf(view: CaseView, session: Session): CaseStage[] | null {
  if (view === 'todo') return todoStages(session);
  if (view === 'approvals') return approvalStages(session);
  const stage = caseStageSchema.safeParse(view);
  return stage.success ? [stage.data] : null;
}

function stageLanes(
  stage: CaseStage,
  units: readonly string[] | null,
  conditions: readonly CaseCondition[],
  now: number,
): Lane[] {
  if (isFinal(stage)) return [ended(stage, spanAsked(conditions, 'closed', now))];
  if (!units) return [due('cases_open_in_stage', 'c.stage = ?', stage)];
  return units.map((unit) => due('cases_open_of_unit', 'c.unit_id = ? AND c.stage = ?', unit, stage));
}

function openNewest(view: CaseView, stages: CaseStage[] | null, own: string | null, now: number): Lane {
  const lane = (where: string, ...params: (string | number)[]) =>
    newest('cases_open_newest', `c.open = 1 AND ${where}`, ...params);
  if (stages) {
    const unit = view === 'todo' && own !== null;
    const where = `c.stage IN (${placeholders(stages)})${unit ? ' AND c.unit_id = ?' : ''}`;
    return lane(where, ...stages, ...(unit ? [own] : []));
  }
  if (view === 'supervised') return lane(`c.supervision <> 'none'`);
  if (view === 'reviewDue') return lane(REVIEW_DUE, PAUSED_DUE + now);
  if (view === 'overdue') return lane('c.sort_due < ?', now);
  return lane(DUE_SOON, now, now);
}

function hands({ signedIn }: Session): Lane {
  return {
    from: 'case_hands AS h CROSS JOIN cases AS c ON c.seq = h.seq',
    where: 'h.person_id = ?',
    params: [signedIn?.personId ?? ''],
    key: 'h.seq',
    descending: true,
  };
}

/** Cases to which the unit of whoever asks was called (吹哨) and has not come. */
function calls({ signedIn }: Session): Lane {
  return {
    from: 'case_calls AS h CROSS JOIN cases AS c ON c.seq = h.seq',
    where: 'h.unit_id = ?',
    params: [signedIn?.unitId ?? ''],
    key: 'h.seq',
    descending: true,
  };
}

/** Everything there ever was: by words, by when it ended, what is open, by the narrowest of the rest, or by time. */
function allLanes(conditions: readonly CaseCondition[], now: number): Lane[] {
  const words = wordsLane(conditions);
  if (words) return [words];
  const stages = valuesAsked(conditions, 'stage');
  const closed = spanAsked(conditions, 'closed', now);
  if (closed || stages?.every(isFinal)) {
    return FINAL_STAGES.filter((stage) => stages?.includes(stage) ?? true).map((one) => ended(one, closed));
  }
  const span = spanAsked(conditions, 'registered', now);
  return newestLanes(conditions).map((lane) => ({ ...lane, span }));
}

function newestLanes(conditions: readonly CaseCondition[]): Lane[] {
  if (asksForOpen(conditions)) return [newest('cases_open_newest', 'c.open = 1')];
  const units = valuesAsked(conditions, 'unit');
  if (units) return units.map((id) => newest('cases_newest_of_unit', 'c.unit_id = ?', id));
  const classes = valuesAsked(conditions, 'class');
  if (classes?.every((pattern) => !pattern.endsWith('*'))) {
    return classes.map((key) => newest('cases_newest_of_class', 'c.class_key = ?', key));
  }
  const streets = valuesAsked(conditions, 'street');
  if (streets) return streets.map((code) => newest('cases_newest_of_street', 'c.street_code = ?', code));
  return [newest('cases_newest', '1')];
}

/** Words walk the text index, whose order is that of entry; null where no condition has words it can look up. */
function wordsLane(conditions: readonly CaseCondition[]): Lane | null {
  const asked = conditions.find((one) => one.field === 'text' && one.op === 'has');
  const match = asked?.field === 'text' ? queryOf(asked.words).match : null;
  if (match === null) return null;
  return {
    from: 'case_text CROSS JOIN cases AS c ON c.seq = case_text.rowid',
    where: 'case_text MATCH ?',
    params: [match],
    key: 'case_text.rowid',
    descending: true,
  };
}
