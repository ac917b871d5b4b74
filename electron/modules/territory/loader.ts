import * as fs from 'node:fs';
import * as path from 'node:path';
import type { z } from 'zod';
import { Problems } from './problem.ts';
import { check, type JsonFile, type PublishedFile, problemAt, readJsonFile } from './read-json-file.ts';
import { dropDuplicates, readTable, type Table } from './read-table.ts';

/** One load of resource files: reads them below one root, gathers problems and the hash of every file read. */
export class Loader {
  readonly root: string;
  readonly problems = new Problems();
  /** sha256 (hex) by path below the root. */
  readonly versions = new Map<string, string>();

  /** What stands in for files, by their paths. */
  published: ReadonlyMap<string, PublishedFile> = new Map();

  constructor(root: string) {
    this.root = root;
  }

  exists(file: string): boolean {
    return this.published.has(file) || fs.existsSync(path.join(this.root, file));
  }

  /** The name by which problems speak of a file. */
  nameOf(file: string): string {
    return this.published.get(file)?.name ?? file;
  }

  /** The file to read for a shared rule file: the bureau's own version, the profile's own file, the shared one. */
  ruleFile(folder: string, name: string): string {
    const [shared, own] = [`rules/${name}`, `${folder}/rules/${name}`];
    return !this.published.has(shared) && this.exists(own) ? own : shared;
  }

  /** A file that is one value. */
  one<T>(file: string, schema: z.ZodType<T>): T | null {
    return this.placed(file, schema)?.value ?? null;
  }

  /** As {@link one}, with the places of its values for what is checked later. */
  placed<T>(file: string, schema: z.ZodType<T>): { value: T; source: JsonFile } | null {
    const source = readJsonFile(this, file, this.problems);
    if (!source) return null;
    this.versions.set(file, source.sha256);
    const value = check(source, schema, source.value, [], this.problems);
    return value === null ? null : { value, source };
  }

  /** A file of rows, each with its own key. */
  table<H, R>(
    file: string,
    head: z.ZodType<H>,
    row: z.ZodType<R>,
    keyOf: (row: R) => string,
  ): Table<H, R> | null {
    const table = readTable(this, file, head, row, this.problems);
    if (!table) return null;
    this.versions.set(file, table.source.sha256);
    return dropDuplicates(table, keyOf, this.problems);
  }

  /** The rows that name nothing unknown. `unknownIn` gives what a row names in vain, with its place inside the row. */
  keepKnown<R>(table: Table<unknown, R> | null, unknownIn: (row: R) => UnknownName[]): R[] {
    if (!table) return [];
    return table.placed
      .filter(({ row, index }) => {
        const unknown = unknownIn(row);
        for (const { at, what, name } of unknown) {
          const reason = `no ${what} "${name}"`;
          this.problems.add(problemAt(table.source, ['rows', index, ...at], 'unknownName', reason));
        }
        return unknown.length === 0;
      })
      .map(({ row }) => row);
  }
}

export interface UnknownName {
  at: PropertyKey[];
  what: string;
  name: string;
}

/** What a row may name. `null` stands for a file that could not be read: its names cannot be checked. */
export type Known = ReadonlySet<string> | null;

/** An empty list when the name is known or cannot be checked. */
export function unknownUnless(known: Known, what: string, name: string, ...at: PropertyKey[]): UnknownName[] {
  return known === null || known.has(name) ? [] : [{ at, what, name }];
}

export function namesOf<R>(table: Table<unknown, R> | null, keyOf: (row: R) => string): Known {
  return table && new Set(table.rows.map(keyOf));
}
