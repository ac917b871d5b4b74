import {
  keyOfRow,
  type RowChange,
  type RuleContent,
  type RuleKind,
  rowsOf,
} from '#shared/modules/territory/index.ts';

/** The content without one change: a new row goes, a changed one is as it was, one that was gone comes back at the end. */
export function undoChange(
  kind: RuleKind,
  content: RuleContent,
  { key, before }: Pick<RowChange, 'key' | 'before'>,
): RuleContent {
  const rows = rowsOf(content);
  const index = rows.findIndex((row) => keyOfRow(kind, row) === key);
  if (index < 0) return before ? { ...content, rows: [...rows, before] } : content;
  return { ...content, rows: rows.flatMap((row, i) => (i !== index ? [row] : before ? [before] : [])) };
}
