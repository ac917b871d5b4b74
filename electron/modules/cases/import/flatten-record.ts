import { MAX_COLUMNS } from '#shared/modules/imports/index.ts';
import { ERRORS_COLUMN, ROW_COLUMN } from './rejected-form.ts';

const MAX_DEPTH = 5;

type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Member at a dotted path; a name that itself has dots is found too. Own members only. */
function memberAt(record: Json, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path];
  let value: unknown = record;
  for (const name of path.split('.')) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** The text of a member as a cell: nothing for null, JSON for lists and objects (a GeoJSON point reads as `[x,y]`). */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string'
    ? value.toWellFormed()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

export function cellsOf(record: Json, columns: readonly string[]): string[] {
  return columns.map((column) => cellText(memberAt(record, column)));
}

/** Adds the dotted paths of a record's members to `paths`, at most {@link MAX_COLUMNS} of them. */
export function collectPaths(record: Json, paths: Set<string>, prefix = '', depth = 0): void {
  for (const [name, value] of Object.entries(record)) {
    if (paths.size >= MAX_COLUMNS) return;
    if (depth === 0 && (name === ROW_COLUMN || name === ERRORS_COLUMN)) continue;
    const path = prefix + name;
    if (path.length > 180) continue;
    if (isRecord(value) && depth < MAX_DEPTH) collectPaths(value, paths, `${path}.`, depth + 1);
    else paths.add(path);
  }
}
