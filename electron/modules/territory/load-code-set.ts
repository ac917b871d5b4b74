import {
  type CodeSet,
  classKeyOf,
  codeSetHeadSchema,
  minorClassSchema,
} from '#shared/modules/territory/index.ts';
import { type Loader, unknownUnless } from './loader.ts';

/** Reads `codesets/<id>.json`. Null when it cannot be used at all. */
export function loadCodeSet(loader: Loader, id: string): CodeSet | null {
  const file = `codesets/${id}.json`;
  const table = loader.table(file, codeSetHeadSchema, minorClassSchema, (row) =>
    classKeyOf(row.kind, row.code),
  );
  if (!table) return null;
  const majors = new Set(table.head.majors.map((major) => classKeyOf(major.kind, major.code)));
  const classes = loader.keepKnown(table, (row) =>
    unknownUnless(majors, 'major class', classKeyOf(row.kind, row.code.slice(0, 2)), 'code'),
  );
  return { ...table.head, classes };
}

/** Every pattern that covers at least one class of the set: `E0302`, `E03*`, `E*`, `*`. */
export function patternsOf(codeSet: CodeSet): ReadonlySet<string> {
  const patterns = new Set(['*']);
  for (const { kind, code } of codeSet.classes) {
    const key = classKeyOf(kind, code);
    patterns
      .add(key)
      .add(`${key.slice(0, 3)}*`)
      .add(`${key.slice(0, 1)}*`);
  }
  return patterns;
}
