import { z } from 'zod';

/** 部件 (a thing in its place) or 事件 (something that happens). */
export const classKindSchema = z.enum(['component', 'event']);
export type ClassKind = z.infer<typeof classKindSchema>;

export const KIND_LETTER: Readonly<Record<ClassKind, 'C' | 'E'>> = { component: 'C', event: 'E' };

/** Full key of a minor class inside its code set: kind letter, two digits major, two digits minor (`E0302`). */
export const classKeySchema = z.string().regex(/^[CE]\d{4}$/);

/** What a rule row speaks about: one class `E0302`, a major class `E03*`, a kind `E*`, or every class `*`. */
export const classPatternSchema = z.string().regex(/^(?:\*|[CE]\*|[CE]\d{2}\*|[CE]\d{4})$/);

/** The key of a class from its kind and its four-digit code. */
export function classKeyOf(kind: ClassKind, code: string): string {
  return KIND_LETTER[kind] + code;
}

/** True when the pattern (see {@link classPatternSchema}) covers the class key. */
export function patternCovers(pattern: string, classKey: string): boolean {
  return pattern.endsWith('*') ? classKey.startsWith(pattern.slice(0, -1)) : pattern === classKey;
}

/** How narrow a pattern is: 3 one class, 2 a major class, 1 a kind, 0 everything. */
export function patternSpecificity(pattern: string): 0 | 1 | 2 | 3 {
  if (pattern === '*') return 0;
  if (!pattern.endsWith('*')) return 3;
  return pattern.length === 2 ? 1 : 2;
}
