import {
  type CaseCondition,
  COUNT_FIELDS,
  caseConditionSchema,
  type Period,
  TIME_FIELDS,
} from '#shared/modules/cases/index.ts';
import type { Field } from './condition-words.ts';

/** A condition that is being put together: what its field needs may still be missing. */
export interface ConditionDraft {
  field: Field;
  op: CaseCondition['op'];
  values?: string[];
  words?: string;
  period?: Period;
  from?: number | null;
  to?: number | null;
  count?: number | null;
}

/** How a field is asked for. */
export function kindOf(field: Field): 'text' | 'time' | 'count' | 'choice' {
  if (field === 'text') return 'text';
  if (TIME_FIELDS.some((one) => one === field)) return 'time';
  return COUNT_FIELDS.some((one) => one === field) ? 'count' : 'choice';
}

/** What may be said of a field, the usual first. */
export function opsOf(field: Field): CaseCondition['op'][] {
  switch (kindOf(field)) {
    case 'text':
      return ['has', 'hasNot'];
    case 'time':
      return ['during', 'between'];
    case 'count':
      return ['atLeast'];
    default:
      return ['is', 'isNot'];
  }
}

/** A field's condition before anything is chosen. */
export function firstDraft(field: Field, op = opsOf(field)[0] as CaseCondition['op']): ConditionDraft {
  switch (op) {
    case 'has':
    case 'hasNot':
      return { field, op, words: '' };
    case 'during':
      return { field, op, period: 'today' };
    case 'between':
      return { field, op, from: null, to: null };
    case 'atLeast':
      return { field, op, count: 1 };
    default:
      return { field, op, values: [] };
  }
}

/** The condition a draft makes; null while something is missing. A span open at both ends says nothing. */
export function readDraft(draft: ConditionDraft): CaseCondition | null {
  if (draft.op === 'between' && draft.from === null && draft.to === null) return null;
  const parsed = caseConditionSchema.safeParse(draft);
  return parsed.success ? parsed.data : null;
}
