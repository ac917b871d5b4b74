import { z } from 'zod';
import { bilingualSchema, keySchema, sourceSchema } from './base.ts';
import { classKindSchema } from './class-key.ts';

/** A major class (大类). It may have no minor classes of its own where they are local. */
export const majorClassSchema = z.strictObject({
  kind: classKindSchema,
  code: z.string().regex(/^\d{2}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
});
export type MajorClass = z.infer<typeof majorClassSchema>;

/** A minor class (小类). `code` is major and minor, two digits each; `keywords` suggest it from a description. */
export const minorClassSchema = z.strictObject({
  kind: classKindSchema,
  code: z.string().regex(/^\d{4}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  keywords: z.array(z.string().min(1).max(20)).max(40),
});
export type MinorClass = z.infer<typeof minorClassSchema>;

/** Head of a code-set file; its rows are minor classes. Codes are stored with `id`, the name of their set. */
export const codeSetHeadSchema = z.strictObject({
  id: keySchema,
  name: bilingualSchema,
  source: sourceSchema,
  majors: z.array(majorClassSchema).min(1).max(100),
});

export interface CodeSet extends z.infer<typeof codeSetHeadSchema> {
  classes: readonly MinorClass[];
}
