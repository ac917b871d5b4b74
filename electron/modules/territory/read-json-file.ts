import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { z } from 'zod';
import { type JsonPlaces, scanJson } from './json-lines.ts';
import { type Problem, type ProblemCode, type Problems, writePath } from './problem.ts';

/** Larger files are refused unread. The largest of ours holds some hundred kilobytes. */
const MAX_FILE_BYTES = 8 * 1024 * 1024;

/** Where files are read: below a folder, but for those that a version of the bureau's own stands in for. */
export interface Sources {
  root: string;
  /** By the path of the file that each takes the place of. */
  published: ReadonlyMap<string, PublishedFile>;
}

export interface PublishedFile {
  /** Names it in problems, since no file of that name has the lines spoken of. */
  name: string;
  text: string;
}

export interface JsonFile {
  /** Path below the resources folder, with forward slashes, or the name of what stands in for it. */
  file: string;
  value: unknown;
  places: JsonPlaces;
  /** Hash of the text, hex: which version of the rules was in force. */
  sha256: string;
}

/** Reads one file. Whatever is wrong is told to `problems` and the answer is null. */
export function readJsonFile(
  { root, published }: Sources,
  file: string,
  problems: Problems,
): JsonFile | null {
  const own = published.get(file);
  if (own) return jsonOf(own.name, own.text, problems);
  const text = readText(root, file, problems);
  return text === null ? null : jsonOf(file, text, problems);
}

function readText(root: string, file: string, problems: Problems): string | null {
  const fail = (code: ProblemCode, line: number, reason: string) => {
    problems.add({ file, line, path: '', code, reason });
    return null;
  };
  let bytes: Buffer;
  try {
    const { size } = fs.statSync(path.join(root, file));
    if (size > MAX_FILE_BYTES)
      return fail('tooLarge', 0, `${size} bytes, at most ${MAX_FILE_BYTES} are read`);
    bytes = fs.readFileSync(path.join(root, file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') return fail('missing', 0, 'the file is missing');
    return fail('unreadable', 0, `the file cannot be read (${code ?? String(error)})`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('notUtf8', 0, 'the file is not UTF-8 text');
  }
}

function jsonOf(file: string, text: string, problems: Problems): JsonFile | null {
  const scan = scanJson(text);
  if (!scan.ok) {
    problems.add({ file, line: scan.line, path: '', code: 'syntax', reason: scan.reason });
    return null;
  }
  for (const { path: keys, line } of scan.places.duplicates) {
    problems.add({
      file,
      line,
      path: writePath(keys),
      code: 'duplicate',
      reason: 'the key stands twice in its object',
    });
  }
  return { file, value: JSON.parse(text), places: scan.places, sha256: crypto.hash('sha256', text, 'hex') };
}

/** Checks a value of the file against a schema; each issue becomes a problem on its own line. */
export function check<T>(
  source: JsonFile,
  schema: z.ZodType<T>,
  value: unknown,
  at: readonly PropertyKey[],
  problems: Problems,
): T | null {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const kind = issue.code === 'custom' ? issue.message : issue.code;
    problems.add({
      ...problemAt(source, [...at, ...issue.path, ...extra], 'shape', issue.message),
      issue: kind,
    });
  }
  return null;
}

export function problemAt(
  source: Pick<JsonFile, 'file' | 'places'>,
  keys: readonly PropertyKey[],
  code: ProblemCode,
  reason: string,
): Problem {
  return { file: source.file, line: source.places.lineOf(keys), path: writePath(keys), code, reason };
}
