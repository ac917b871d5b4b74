import { type RuleContent, type RuleKind, type RuleRow, rowsOf } from '#shared/modules/territory/index.ts';
import { cellText, type RuleWords } from './cell-text.ts';
import { ROW_FIELDS } from './fields.ts';

export type RowMark = 'added' | 'changed' | null;

export interface ShownRow {
  /** Place in the content's rows. */
  index: number;
  row: RuleRow;
  /** By the field's name. */
  cells: Record<string, string>;
  mark: RowMark;
}

/** The rows whose words hold every part of the query, in their order. */
export function shownRows(
  kind: RuleKind,
  content: RuleContent,
  query: string,
  words: RuleWords,
  markOf: (row: RuleRow) => RowMark,
): ShownRow[] {
  const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rowsOf(content).flatMap((row, index) => {
    const cells = Object.fromEntries(
      ROW_FIELDS[kind].map((field) => [field.name, cellText(field, row, words)]),
    );
    const text = Object.values(cells).join(' ').toLowerCase();
    return asked.every((part) => text.includes(part)) ? [{ index, row, cells, mark: markOf(row) }] : [];
  });
}
