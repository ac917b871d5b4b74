import { type CaseCondition, NAMED_VIEWS } from '#shared/modules/cases/index.ts';
import { localDate } from '../../../ui/time-text.ts';
import type { Queue } from './arrangement.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

interface Names {
  className(key: string): string;
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  sourceName(code: string): string;
}

/** Fields in the order in which they are offered. */
export const FIELDS = [
  'text',
  'stage',
  'class',
  'street',
  'unit',
  'light',
  'registered',
  'filed',
  'dispatched',
  'disposed',
  'closed',
  'due',
  'urgency',
  'source',
  'supervision',
  'urged',
  'rework',
  'extended',
] as const satisfies readonly CaseCondition['field'][];
export type Field = CaseCondition['field'];

const SHOWN_VALUES = 3;

/** A value of a choice in words. */
export function valueWords(t: Translate, names: Names, field: Field, value: string): string {
  switch (field) {
    case 'class':
      return value === '*' ? t('find:anyClass') : names.className(value.replace('*', ''));
    case 'street':
      return names.streetName(value);
    case 'unit':
      return names.unitName(value);
    case 'source':
      return names.sourceName(value);
    case 'light':
      return t(`find:light.${value}`);
    case 'supervision':
      return t(`find:supervision.${value}`);
    default:
      return t(`cases:${field}.${value}`);
  }
}

/** A condition as its chip says it: 阶段：待派遣、处置中. Many values are counted. */
export function conditionWords(t: Translate, names: Names, condition: CaseCondition): string {
  const field = t(`find:field.${condition.field}`);
  switch (condition.op) {
    case 'is':
    case 'isNot': {
      const all = condition.values.map((value) => valueWords(t, names, condition.field, value));
      const shown = all.slice(0, SHOWN_VALUES).join(t('find:or'));
      const values =
        all.length > SHOWN_VALUES ? t('find:more', { shown, count: all.length - SHOWN_VALUES }) : shown;
      return t(`find:said.${condition.op}`, { field, values });
    }
    case 'has':
    case 'hasNot':
      return t(`find:said.${condition.op}`, { field, words: condition.words });
    case 'during':
      return t('find:said.during', { field, period: t(`find:period.${condition.period}`) });
    case 'between':
      return t('find:said.between', { field, span: spanWords(condition.from, condition.to) });
    case 'atLeast':
      return t('find:said.atLeast', { field, count: condition.count });
  }
}

/** Days from the first to the last; a span within a day with its hours. */
function spanWords(from: number | null, to: number | null): string {
  const whole = [from, to].every((at) => at === null || isMidnight(at));
  const first = from === null ? '…' : whole ? localDate(from) : dayHour(from);
  const last = to === null ? '…' : whole ? localDate(to - 1) : dayHour(to);
  return first === last ? first : `${first} – ${last}`;
}

const isMidnight = (at: number) => dayHour(at).endsWith('00:00');

function dayHour(at: number): string {
  const local = new Date(at + 8 * 3_600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** A whole queue in one line, as a file or a watermark names it. */
export function queueWords(t: Translate, names: Names, { view, conditions }: Queue): string {
  const name =
    NAMED_VIEWS.some((one) => one === view) || view === 'suspended'
      ? `cases:view.${view}`
      : `cases:stage.${view}`;
  return [t(name), ...conditions.map((one) => conditionWords(t, names, one))].join(' · ');
}
