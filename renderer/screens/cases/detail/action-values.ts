import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';
import type { FormField } from './action-forms.ts';

const DAY_MS = 86_400_000;

/** What a form starts with: the recommended unit, the most specific condition, a week to the next look. */
export function firstValues(
  command: CaseCommandName,
  detail: CaseDetail,
  conditions: readonly { id: string }[],
  recommended: string | undefined,
): Record<string, unknown> {
  switch (command) {
    case 'file':
      return { conditionId: conditions[0]?.id, urgency: detail.urgency, areaClass: detail.areaClass ?? '' };
    case 'dispatch':
      return { unitId: recommended ?? detail.unitId ?? undefined };
    case 'requestExtension':
      return { by: { value: 4, unit: 'workHour' } };
    case 'dispose':
      return { photos: detail.photos.filter(({ kind }) => kind === 'after').map(({ hash }) => hash) };
    default:
      return {};
  }
}

/** The form's values as the command takes them. */
export function toInput(
  fields: readonly FormField[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, inputValue(kind, values[name])]));
}

function inputValue(kind: FormField['kind'], value: unknown): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'areaClass':
      return value === '' || value === undefined ? null : value;
    case 'reviewAt':
      return isMoment(value) ? value.valueOf() : value;
    case 'photos':
      return Array.isArray(value) ? value : [];
    default:
      return value;
  }
}

function isMoment(value: unknown): value is { valueOf(): number } {
  return typeof value === 'object' && value !== null;
}

/** A suspension is looked at again within this time at the latest. */
export const MAX_SUSPENSION_MS = 365 * DAY_MS;
