import type { Scheme, ScoreTable } from '#shared/modules/evaluation/index.ts';
import { csvText, fileName } from '../../../ui/csv.ts';
import { tableLines } from './model.ts';

type Translate = (key: string) => string;
type Bilingual = (name: { zh: string; en: string }) => string;

/** Saves the table as it is shown, with the figures before appeals beside those that they changed. */
export function saveTable(t: Translate, bilingual: Bilingual, scheme: Scheme, table: ScoreTable): void {
  const lines = tableLines(table, scheme, {
    head: ['rank', `object.${scheme.object}`, 'grade', 'composite'].map((key) => t(`evaluation:${key}`)),
    nameOf: ({ name }) => bilingual(name),
    original: t('evaluation:originalColumn'),
    indicator: bilingual,
  });
  const blob = new Blob([csvText(lines)], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = fileName([bilingual(scheme), table.period.from, table.period.to]);
  link.click();
  URL.revokeObjectURL(link.href);
}
