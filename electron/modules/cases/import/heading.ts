import { Refusal } from '#shared/kernel/refusal.ts';
import { MAX_COLUMNS } from '#shared/modules/imports/index.ts';

/**
 * Names of columns from the cells of the heading row: trimmed, an empty one named by its place (`#3`), a repeated
 * one numbered (`备注`, `备注 (2)`). Empty ones at the end are dropped.
 * @throws Refusal `import.tooManyColumns`, `import.noHeading`.
 */
export function headingOf(cells: readonly string[]): string[] {
  const used = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (used === 0) throw new Refusal('import.noHeading');
  if (used > MAX_COLUMNS) throw new Refusal('import.tooManyColumns', { columns: used, most: MAX_COLUMNS });
  const seen = new Map<string, number>();
  return cells.slice(0, used).map((cell, index) => {
    const name = cell.trim().replaceAll(/\s+/g, ' ').slice(0, 180) || `#${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
