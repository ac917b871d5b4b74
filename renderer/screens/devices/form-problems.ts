import type { z } from 'zod';

export interface FieldProblem {
  /** Path of the field in the form. */
  name: (string | number)[];
  /** Key of the text under `devices:problem`. */
  problem: string;
}

/** What a schema refuses, field by field, the first complaint of each; the text is named by the field. */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  const seen = new Set<string>();
  return error.issues.flatMap(({ path }) => {
    const name = path.map((part) => (typeof part === 'number' ? part : String(part)));
    const key = name.join('.');
    if (seen.has(key)) return [];
    seen.add(key);
    const word = name.findLast((part) => typeof part === 'string');
    return [{ name, problem: String(word ?? 'other') }];
  });
}
