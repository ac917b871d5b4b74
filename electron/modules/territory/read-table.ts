import { z } from 'zod';
import type { Problems } from './problem.ts';
import { check, type JsonFile, problemAt, readJsonFile, type Sources } from './read-json-file.ts';

/** More rows than any district has; a longer table is refused whole. */
const MAX_ROWS = 20_000;

/** A row that passed its schema, with its place in the file for what the cross-checks find later. */
export interface PlacedRow<R> {
  row: R;
  index: number;
}

/** A file with a head and rows. Bad rows were told and left out; the good ones are here. */
export interface Table<H, R> {
  source: JsonFile;
  head: H;
  placed: PlacedRow<R>[];
  rows: R[];
}

const tableSchema = z.looseObject({ rows: z.array(z.unknown()).max(MAX_ROWS) });

/** Reads a file `{ …head, "rows": […] }`. Null when the file or its head is unusable. */
export function readTable<H, R>(
  sources: Sources,
  file: string,
  headSchema: z.ZodType<H>,
  rowSchema: z.ZodType<R>,
  problems: Problems,
): Table<H, R> | null {
  const source = readJsonFile(sources, file, problems);
  if (!source) return null;
  const outer = check(source, tableSchema, source.value, [], problems);
  if (!outer) return null;
  const { rows: written, ...headValue } = outer;
  const head = check(source, headSchema, headValue, [], problems);
  if (head === null) return null;
  const placed: PlacedRow<R>[] = [];
  written.forEach((value, index) => {
    const row = check(source, rowSchema, value, ['rows', index], problems);
    if (row !== null) placed.push({ row, index });
  });
  return { source, head, placed, rows: placed.map(({ row }) => row) };
}

/** Leaves out rows whose key another row has already; each is told. */
export function dropDuplicates<H, R>(
  table: Table<H, R>,
  keyOf: (row: R) => string,
  problems: Problems,
): Table<H, R> {
  const seen = new Set<string>();
  const placed = table.placed.filter(({ row, index }) => {
    const key = keyOf(row);
    if (seen.has(key)) {
      problems.add(
        problemAt(table.source, ['rows', index], 'duplicate', `"${key}" stands in an earlier row`),
      );
      return false;
    }
    seen.add(key);
    return true;
  });
  return { ...table, placed, rows: placed.map(({ row }) => row) };
}
