import { type RuleContent, type RuleRow, rowsOf } from '#shared/modules/territory/index.ts';

/** The value at a path of a row; undefined where it does not stand. */
export function valueAt(row: RuleRow, path: readonly string[]): unknown {
  let value: unknown = row;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** The row with another value at a path; undefined takes the member away, and with it an object that is left empty. */
export function withValue(row: RuleRow, [name, ...rest]: readonly string[], value: unknown): RuleRow {
  if (name === undefined) return row;
  const inner = row[name];
  const next = rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value);
  const { [name]: _, ...others } = row;
  if (next === undefined || (isObject(next) && Object.keys(next).length === 0)) return others;
  return name in row
    ? Object.fromEntries(Object.entries(row).map(([key, old]) => [key, key === name ? next : old]))
    : { ...row, [name]: next };
}

/**
 * As {@link withValue}; an English text that nobody wrote (empty, or the same as the Chinese one) follows the Chinese
 * one, so that a bureau without English need not write everything twice.
 */
export function editRow(row: RuleRow, path: readonly string[], value: unknown): RuleRow {
  const next = withValue(row, path, value);
  if (path.at(-1) !== 'zh') return next;
  const english = [...path.slice(0, -1), 'en'];
  const [before, said] = [valueAt(row, path), valueAt(row, english)];
  const untouched = said === '' || (said !== undefined && said === before);
  return untouched ? withValue(next, english, value) : next;
}

export function replaceRow(content: RuleContent, index: number, row: RuleRow): RuleContent {
  return { ...content, rows: rowsOf(content).map((old, i) => (i === index ? row : old)) };
}

/** Puts rows after the one at `index` (−1: at the beginning). */
export function insertRow(content: RuleContent, index: number, row: RuleRow): RuleContent {
  const rows = rowsOf(content);
  return { ...content, rows: [...rows.slice(0, index + 1), row, ...rows.slice(index + 1)] };
}

export function removeRow(content: RuleContent, index: number): RuleContent {
  return { ...content, rows: rowsOf(content).filter((_, i) => i !== index) };
}

/** Moves a row up (−1) or down (1); of equal rows the earlier is offered first. */
export function moveRow(content: RuleContent, index: number, by: -1 | 1): RuleContent {
  const rows = [...rowsOf(content)];
  const [row, other] = [rows[index], rows[index + by]];
  if (!row || !other) return content;
  rows[index] = other;
  rows[index + by] = row;
  return { ...content, rows };
}

/** An id that no row has: `base-2`, `base-3`. */
export function freeId(content: RuleContent, base: string): string {
  const taken = new Set(rowsOf(content).map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function isObject(value: unknown): value is RuleRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
