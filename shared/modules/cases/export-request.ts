import { z } from 'zod';
import { sheetFormatSchema, sheetWordsSchema } from '#shared/kernel/sheet.ts';
import { caseConditionsSchema } from './conditions.ts';
import { caseSortSchema, caseViewSchema } from './views.ts';

/** A view on its way to a file that the person chose; `file` is the shell's token for it. */
export const exportRequestSchema = z.object({
  view: caseViewSchema,
  conditions: caseConditionsSchema,
  sort: caseSortSchema,
  format: sheetFormatSchema,
  language: z.enum(['zh-CN', 'en']),
  words: sheetWordsSchema,
  file: z.uuid(),
});
export type ExportRequest = Omit<z.infer<typeof exportRequestSchema>, 'file'>;
