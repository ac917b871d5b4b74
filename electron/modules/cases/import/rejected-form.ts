/** Columns that a report of rejected rows has before those of the file; they are left out when it is imported. */
export const ROW_COLUMN = '_row';
export const ERRORS_COLUMN = '_errors';

const RISKY = /^[=+\-@\t\r']/;
const NUMBER = /^[+-]\d+(?:\.\d+)?$/;

/** True for the heading of a report of rejected rows, whose cells went through {@link guarded}. */
export function isReportHeading(cells: readonly string[]): boolean {
  return cells[0] === ROW_COLUMN && cells[1] === ERRORS_COLUMN;
}

/** Puts an apostrophe before what a spreadsheet would run as a formula (OWASP "CSV injection"). */
export function guarded(cell: string): string {
  return RISKY.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

/** Takes {@link guarded} back. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
}
