import type { CaseDetail, PrintField } from '#shared/modules/cases/index.ts';
import { fullTime } from '../../../ui/time-text.ts';
import { limitWords } from '../shared/limit-words.ts';

type Translate = (key: string, values?: Record<string, unknown>) => string;

export interface FormNames {
  className(key: string): string;
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  sourceName(code: string): string;
}

/** Fields that take a whole line of a form. */
export const WIDE: ReadonlySet<PrintField> = new Set([
  'address',
  'description',
  'condition',
  'closing',
  'verification',
  'feedback',
  'check',
  'endReason',
]);

/** What a field of a form says of a case; '' where there is nothing to say. */
export function fieldText(t: Translate, names: FormNames, detail: CaseDetail, field: PrintField): string {
  const time = (at: number | null) => (at === null ? '' : fullTime(at));
  const answer = (key: 'found' | 'passed', yes: boolean, text: string) =>
    [t(`cases:${key}.${yes}`), text].filter(Boolean).join(' · ');
  switch (field) {
    case 'number':
      return detail.number;
    case 'source':
      return names.sourceName(detail.sourceCode);
    case 'registeredAt':
    case 'occurredAt':
    case 'filedAt':
    case 'dispatchedAt':
    case 'disposedAt':
    case 'closedAt':
      return time(detail[field]);
    case 'due':
      return time(detail.clocks.overall?.dueAt ?? null);
    case 'class':
      return `${detail.classKey} ${names.className(detail.classKey)}`;
    case 'areaClass':
      return detail.areaClass === null ? '' : t(`cases:areaClass.${detail.areaClass}`);
    case 'urgency':
      return t(`cases:urgency.${detail.urgency}`);
    case 'street':
      return names.streetName(detail.streetCode);
    case 'point':
      return detail.location ? `${detail.location.lng.toFixed(6)}, ${detail.location.lat.toFixed(6)}` : '';
    case 'unit':
      return names.unitName(detail.unitId);
    case 'reporter':
      return detail.reporter?.name ?? '';
    case 'phone':
      return detail.reporter?.phone ?? '';
    case 'condition':
      return detail.condition?.condition ?? '';
    case 'limit':
      return detail.condition ? limitWords(t, detail.condition.limit) : '';
    case 'closing':
      return detail.condition?.closingCondition ?? '';
    case 'verification':
      return detail.verification ? answer('found', detail.verification.found, detail.verification.text) : '';
    case 'check':
      return detail.lastCheck ? answer('passed', detail.lastCheck.passed, detail.lastCheck.text) : '';
    case 'feedback':
      return detail.feedback ?? '';
    case 'endReason':
      return detail.endReason ?? '';
    default:
      return detail[field];
  }
}

/** The fields in lines of two, wide ones alone. */
export function formLines(fields: readonly PrintField[]): PrintField[][] {
  const lines: PrintField[][] = [];
  let open: PrintField[] | null = null;
  for (const field of fields) {
    if (WIDE.has(field)) {
      lines.push([field]);
      open = null;
    } else if (open) {
      open.push(field);
      open = null;
    } else {
      open = [field];
      lines.push(open);
    }
  }
  return lines;
}
