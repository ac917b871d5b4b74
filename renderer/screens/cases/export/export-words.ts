import type { SheetWords } from '#shared/kernel/sheet.ts';
import { CASE_STAGES } from '#shared/modules/cases/index.ts';

/** Headings of the file, beside those the desk has. */
const COLUMNS = [
  'number',
  'stage',
  'class',
  'classKey',
  'description',
  'address',
  'street',
  'unit',
  'source',
  'urgency',
  'reporterName',
  'reporterPhone',
  'registered',
  'filed',
  'dispatched',
  'disposed',
  'closed',
  'supervision',
  'urged',
  'rework',
  'extended',
  'feedback',
  'lng',
  'lat',
  'externalId',
] as const;

/** What the engine says in the file, in the language of the screen. */
export function exportWords(
  t: (key: string, values?: Record<string, unknown>) => string,
  view: string,
): SheetWords {
  const entries = [
    ...COLUMNS.map((id) => [`column.${id}`, t(`find:export.column.${id}`)]),
    ...CASE_STAGES.map((stage) => [`stage.${stage}`, t(`cases:stage.${stage}`)]),
    ...['normal', 'urgent', 'veryUrgent'].map((one) => [`urgency.${one}`, t(`cases:urgency.${one}`)]),
    ...['none', 'open', 'replied'].map((one) => [`supervision.${one}`, t(`find:supervision.${one}`)]),
  ];
  return {
    ...Object.fromEntries(entries),
    view: view.slice(0, 300),
    sheet: t('find:export.sheet'),
    // The slots are filled by the engine, which knows who asks and when.
    watermark: t('find:export.watermark', { who: '{{who}}', when: '{{when}}', view: '{{view}}' }),
  };
}
