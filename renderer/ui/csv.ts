/** Excel reads UTF-8 only when a file begins with this mark. */
const BYTE_ORDER_MARK = '\u{feff}';

/** One cell: text that a spreadsheet would take for a formula gets an apostrophe, numbers stay numbers. */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as a file that spreadsheets open and that cannot run anything in them. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** A name without what file systems refuse. */
export function fileName(parts: readonly string[]): string {
  const clean = parts.map((part) => part.replace(/[\\/:*?"<>|\s]+/g, '-').slice(0, 60));
  return `${clean.filter(Boolean).join('_')}.csv`;
}
