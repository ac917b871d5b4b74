import * as crypto from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type Mapping, mappingSchema } from '#shared/modules/imports/index.ts';

const MAX_BYTES = 4 * 1024 * 1024;
const MAX_MAPPINGS = 500;

export interface SavedMapping {
  mapping: Mapping;
  builtIn: boolean;
}

/** Mappings as files: those that come with the application and those saved at this station. */
export class MappingFiles {
  readonly #builtIn: ReadonlyMap<string, Mapping>;
  /** The same by the name of their file, which is easier to type. */
  readonly #byFile: ReadonlyMap<string, Mapping>;
  readonly #folder: string;

  /** @throws Error when a mapping that comes with the application is wrong. */
  constructor(builtInDir: string, folder: string) {
    this.#folder = folder;
    const names = existsSync(builtInDir)
      ? readdirSync(builtInDir).filter((name) => name.endsWith('.json'))
      : [];
    const files = names.sort().map((name) => ({ name, mapping: readMappingFile(join(builtInDir, name)) }));
    this.#builtIn = new Map(files.map(({ mapping }) => [mapping.name, mapping]));
    this.#byFile = new Map(files.map(({ name, mapping }) => [name.slice(0, -'.json'.length), mapping]));
  }

  /** By name; a file that is no mapping (any more) is left out. */
  list(): SavedMapping[] {
    const names = existsSync(this.#folder)
      ? readdirSync(this.#folder).filter((name) => name.endsWith('.json'))
      : [];
    const saved = names.slice(0, MAX_MAPPINGS).flatMap((name) => {
      const mapping = readOrNull(join(this.#folder, name));
      return mapping && !this.#builtIn.has(mapping.name) ? [{ mapping, builtIn: false }] : [];
    });
    const own = [...this.#builtIn.values()].map((mapping) => ({ mapping, builtIn: true }));
    return [...saved, ...own].sort((a, b) => a.mapping.name.localeCompare(b.mapping.name, 'zh-CN'));
  }

  find(name: string): Mapping | null {
    return this.#builtIn.get(name) ?? this.#byFile.get(name) ?? readOrNull(this.#fileOf(name));
  }

  /** Replaces a saved mapping of that name, whole or not at all. @throws Refusal `import.mappingBuiltIn` */
  save(mapping: Mapping): SavedMapping {
    if (this.#builtIn.has(mapping.name)) throw new Refusal('import.mappingBuiltIn', { name: mapping.name });
    mkdirSync(this.#folder, { recursive: true });
    const file = this.#fileOf(mapping.name);
    if (!existsSync(file) && readdirSync(this.#folder).length >= MAX_MAPPINGS)
      throw new Refusal('import.tooManyMappings', { most: MAX_MAPPINGS });
    writeFileSync(`${file}.new`, `${JSON.stringify(mapping, null, 2)}\n`);
    renameSync(`${file}.new`, file);
    return { mapping, builtIn: false };
  }

  /** @throws Refusal `import.mappingBuiltIn`, `import.mappingMissing` */
  remove(name: string): void {
    if (this.#builtIn.has(name)) throw new Refusal('import.mappingBuiltIn', { name });
    const file = this.#fileOf(name);
    if (!existsSync(file)) throw new Refusal('import.mappingMissing', { name });
    rmSync(file);
  }

  /** Names may hold what file systems refuse. */
  #fileOf(name: string): string {
    return join(this.#folder, `${crypto.hash('sha256', name, 'hex').slice(0, 24)}.json`);
  }
}

function readOrNull(file: string): Mapping | null {
  try {
    return readMappingFile(file);
  } catch {
    return null;
  }
}

/** Reads a mapping file that a person names. @throws Refusal `import.mappingMissing`, `import.mappingWrong` */
export function readMappingFile(file: string): Mapping {
  return readMappingAs(mappingSchema, file);
}

/** The same for a mapping of another kind, by its schema. */
export function readMappingAs<M>(schema: z.ZodType<M>, file: string): M {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Refusal('import.mappingMissing', { name: file });
  if (statSync(file).size > MAX_BYTES)
    throw new Refusal('import.mappingWrong', { name: file, detail: 'too large' });
  const parsed = schema.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const detail = `${issue?.path.join('.')}: ${issue?.message}`;
  throw new Refusal('import.mappingWrong', { name: file, detail });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}
