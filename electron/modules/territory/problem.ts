/** What is wrong with a resource file; the code names the kind, the reason says it in full for the log. */
export type ProblemCode =
  | 'missing'
  | 'unreadable'
  | 'tooLarge'
  | 'notUtf8'
  | 'syntax'
  | 'shape'
  | 'duplicate'
  | 'unknownName'
  | 'noLimit'
  | 'noUnit'
  | 'formula'
  | 'penaltyInScore'
  | 'more';

export interface Problem {
  /** Path below the resources folder, with forward slashes. */
  file: string;
  /** 1-based; 0 where the whole file is meant. */
  line: number;
  /** Keys and indexes of the value, as in `rows[3].unit`; empty where the whole file is meant. */
  path: string;
  code: ProblemCode;
  reason: string;
  /** What a schema found, in one word (`too_small`); only of code `shape`. */
  issue?: string;
}

/** A load tells at most so many problems one by one; the rest are counted in a last one. */
const MAX_PROBLEMS = 200;

export class Problems {
  readonly #found: Problem[] = [];
  #more = 0;

  add(problem: Problem): void {
    if (this.#found.length < MAX_PROBLEMS) this.#found.push(problem);
    else this.#more++;
  }

  list(): Problem[] {
    if (this.#more === 0) return [...this.#found];
    const reason = `${this.#more} more problems`;
    return [...this.#found, { file: '', line: 0, path: '', code: 'more', reason }];
  }
}

/** Writes a path as a person would: `rows[3].limit.unit`. */
export function writePath(path: readonly PropertyKey[]): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
