import type { Database } from '#electron/platform/db/index.ts';
import {
  type CaseCondition,
  type CountField,
  foldText,
  isFinal,
  spanOfPeriod,
  type TimeField,
} from '#shared/modules/cases/index.ts';
import { NO_DUE } from '../row.ts';
import { queryOf } from '../search-text.ts';

/** SQL that is true or not of a row of `cases AS c`, with what is bound to it. */
export interface Sql {
  text: string;
  params: (string | number)[];
}

const TIME_COLUMN: Readonly<Record<TimeField, string>> = {
  registered: 'registered_at',
  filed: 'filed_at',
  dispatched: 'dispatched_at',
  disposed: 'disposed_at',
  closed: 'closed_at',
  due: 'overall_due_at',
};
const COUNT_COLUMN: Readonly<Record<CountField, string>> = {
  urged: 'urged_count',
  rework: 'rework_count',
  extended: 'extended_count',
};
const CHOICE_COLUMN = {
  stage: 'stage',
  street: 'street_code',
  unit: 'unit_id',
  source: 'source_code',
  urgency: 'urgency',
  supervision: 'supervision',
} as const;

export const placeholders = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** All conditions as one expression; `1` when there are none. Periods and lights are those of the moment `now`. */
export function conditionsSql(conditions: readonly CaseCondition[], now: number): Sql {
  const parts = conditions.map((condition) => conditionSql(condition, now));
  return {
    text: parts.length === 0 ? '1' : parts.map(({ text }) => `(${text})`).join(' AND '),
    params: parts.flatMap(({ params }) => params),
  };
}

function conditionSql(condition: CaseCondition, now: number): Sql {
  switch (condition.field) {
    case 'class':
      return negatedIf(condition.op, anyOf(condition.values.map(classSql)));
    case 'light':
      return negatedIf(condition.op, anyOf(condition.values.map((colour) => lightSql(colour, now))));
    case 'text': {
      const { needles } = queryOf(condition.words);
      const holds: Sql = {
        text: 'case_holds(c.description, c.address, ?)',
        params: [needles.join('\n')],
      };
      return negatedIf(condition.op === 'has' ? 'is' : 'isNot', holds);
    }
    case 'urged':
    case 'rework':
    case 'extended':
      return { text: `c.${COUNT_COLUMN[condition.field]} >= ?`, params: [condition.count] };
    case 'stage':
    case 'street':
    case 'unit':
    case 'source':
    case 'urgency':
    case 'supervision':
      return negatedIf(condition.op, {
        text: `c.${CHOICE_COLUMN[condition.field]} IN (${placeholders(condition.values)})`,
        params: [...condition.values],
      });
    default: {
      const { from, to } = spanOf(condition, now);
      const column = `c.${TIME_COLUMN[condition.field]}`;
      const bounds = [
        from === null ? null : { text: `${column} >= ?`, params: [from] },
        to === null ? null : { text: `${column} < ?`, params: [to] },
      ].filter((bound) => bound !== null);
      return {
        text: [`${column} IS NOT NULL`, ...bounds.map(({ text }) => text)].join(' AND '),
        params: bounds.flatMap(({ params }) => params),
      };
    }
  }
}

export type Span = { from: number | null; to: number | null };
type TimeCondition = Extract<CaseCondition, { field: TimeField }>;

function spanOf(condition: TimeCondition, now: number): Span {
  if (condition.op === 'during') return spanOfPeriod(condition.period, now);
  return { from: condition.from, to: condition.to };
}

/** The span that the conditions leave of a time; null when they say nothing of it. */
export function spanAsked(conditions: readonly CaseCondition[], field: TimeField, now: number): Span | null {
  const spans = conditions.flatMap((one) => (one.field === field ? [spanOf(one as TimeCondition, now)] : []));
  if (spans.length === 0) return null;
  const froms = spans.flatMap(({ from }) => from ?? []);
  const tos = spans.flatMap(({ to }) => to ?? []);
  return {
    from: froms.length > 0 ? Math.max(...froms) : null,
    to: tos.length > 0 ? Math.min(...tos) : null,
  };
}

/** True when the conditions can only hold for cases that are open. */
export function asksForOpen(conditions: readonly CaseCondition[]): boolean {
  return conditions.some(
    (one) =>
      (one.field === 'light' && one.op === 'is') ||
      (one.field === 'stage' && one.op === 'is' && !one.values.some(isFinal)),
  );
}

function classSql(pattern: string): Sql {
  if (!pattern.endsWith('*')) return { text: 'c.class_key = ?', params: [pattern] };
  const prefix = pattern.slice(0, -1);
  if (prefix === '') return { text: '1', params: [] };
  return { text: 'c.class_key >= ? AND c.class_key < ?', params: [prefix, `${prefix}~`] };
}

function lightSql(colour: 'red' | 'amber' | 'green' | 'grey', now: number): Sql {
  switch (colour) {
    case 'red':
      return { text: 'c.open = 1 AND c.sort_due < ?', params: [now] };
    case 'amber':
      return {
        text: `c.open = 1 AND c.sort_due >= ? AND c.sort_due < ${NO_DUE} AND c.sort_warn <= ?`,
        params: [now, now],
      };
    case 'green':
      return {
        text: `c.open = 1 AND c.sort_due >= ? AND c.sort_due < ${NO_DUE} AND c.sort_warn > ?`,
        params: [now, now],
      };
    case 'grey':
      return { text: `c.stage = 'suspended'`, params: [] };
  }
}

function anyOf(parts: readonly Sql[]): Sql {
  return {
    text: parts.map(({ text }) => `(${text})`).join(' OR '),
    params: parts.flatMap(({ params }) => params),
  };
}

/** What a column lacks is none of the values: not known to hold is as good as not holding. */
function negatedIf(op: 'is' | 'isNot', { text, params }: Sql): Sql {
  return op === 'is' ? { text, params } : { text: `coalesce(${text}, 0) = 0`, params };
}

/** Gives `db` the function by which a condition looks into texts, folded as the search folds them. */
export function addTextCondition(db: Database): void {
  db.function(
    'case_holds',
    { deterministic: true },
    (description: unknown, address: unknown, needles: unknown) => {
      const text = foldText(`${description}\n${address}`);
      return String(needles)
        .split('\n')
        .every((needle) => text.includes(needle))
        ? 1
        : 0;
    },
  );
}
