import type { MappingLookups } from './mapped-case.ts';
import type { Mapping } from './mapping.ts';
import type { RowFlag } from './row-problem.ts';
import { lookUp, normalKey, normalTable } from './value-table.ts';

/** Compiles a column into a function of cells; no column, or one that the file lacks, reads as empty. */
export type CellOf = (column: string | undefined) => (cells: readonly string[]) => string;

/** Decides a value of a row; null when nothing does. Adds what a person may want to look at to `flags`. */
export type Decide<V> = (cells: readonly string[], flags: RowFlag[]) => V | null;

/** Different cell texts remembered at most; beyond that they are looked up each time. */
const MAX_REMEMBERED = 20_000;

/** Names are looked up once per text: a file has a hundred kinds of requests and a million rows. */
function remembered<V>(find: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    // A cell is a slice that keeps its whole chunk of the file alive; the key must be a copy of its own.
    const key = `${text}\u0000`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size < MAX_REMEMBERED) known.set(key, found);
    return found;
  };
}

/** Class by table, most columns first (`A / B`, then `A`), then by name, last the fallback. */
export function compileClass(
  { columns, table, byName, fallback }: Mapping['fields']['class'],
  cellOf: CellOf,
  lookups: MappingLookups,
): Decide<string> {
  const entries = normalTable(table);
  const cells = columns.map(cellOf);
  const find = remembered((joined: string): string | null => {
    const texts = joined.split('\u0000');
    for (let count = texts.length; count > 0; count -= 1) {
      const inTable = entries.get(normalKey(texts.slice(0, count).join(' / ')));
      if (inTable !== undefined && lookups.classExists(inTable)) return inTable;
    }
    if (!byName) return null;
    for (const text of texts.toReversed()) {
      const named = text === '' ? null : lookups.classByName(text);
      if (named) return named;
    }
    return null;
  });
  return (row, flags) => {
    const found = cells.length === 0 ? null : find(cells.map((cell) => cell(row)).join('\u0000'));
    if (found) return found;
    if (fallback === null || !lookups.classExists(fallback)) return null;
    flags.push('classFallback');
    return fallback;
  };
}

/** A code by its table, else the fallback; `flag` says so where there was a column to read. */
export function compileCode<V>(
  rule: { column?: string | undefined; table: Readonly<Record<string, V>>; fallback: V | null },
  cellOf: CellOf,
  flag: RowFlag | null,
): Decide<V> {
  const entries = normalTable(rule.table);
  const cell = cellOf(rule.column);
  return (row, flags) => {
    if (rule.column === undefined) return rule.fallback;
    const found = lookUp(entries, cell(row));
    if (found !== null) return found;
    if (rule.fallback !== null && flag) flags.push(flag);
    return rule.fallback;
  };
}

/** Street by table or name; where that says nothing, and the mapping wants it, by the point. */
export function compileStreet(
  rule: Mapping['fields']['street'],
  cellOf: CellOf,
  lookups: MappingLookups,
): (cells: readonly string[], streetThere: string | null, flags: RowFlag[]) => string | null {
  if (!rule) return () => null;
  const entries = normalTable(rule.table);
  const cell = cellOf(rule.column);
  const find = remembered(
    (text: string) => lookUp(entries, text) ?? (rule.byName ? lookups.streetByName(text) : null),
  );
  return (row, streetThere, flags) => {
    const text = cell(row);
    const found = text === '' ? null : find(text);
    if (found !== null) return found;
    if (rule.byPoint && streetThere !== null) return streetThere;
    if (text !== '') flags.push('streetUnknown');
    return null;
  };
}

/** Unit by table or name; an unknown one is left out and flagged. */
export function compileUnit(
  rule: Mapping['fields']['unit'],
  cellOf: CellOf,
  lookups: MappingLookups,
): Decide<string> {
  if (!rule) return () => null;
  const entries = normalTable(rule.table);
  const cell = cellOf(rule.column);
  const find = remembered(
    (text: string) => lookUp(entries, text) ?? (rule.byName ? lookups.unitByName(text) : null),
  );
  return (row, flags) => {
    const text = cell(row);
    const found = text === '' ? null : find(text);
    if (text !== '' && found === null) flags.push('unitUnknown');
    return found;
  };
}
