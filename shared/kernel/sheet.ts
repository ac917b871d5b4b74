import { z } from 'zod';
import { refusalDataSchema } from './refusal.ts';

export const SHEET_FORMATS = ['xlsx', 'csv'] as const;
export const sheetFormatSchema = z.enum(SHEET_FORMATS);
export type SheetFormat = z.infer<typeof sheetFormatSchema>;

/**
 * Words that a screen gives a list on its way to a file, in the language it is shown in: `sheet` its name,
 * `column.<id>` the headings, `<field>.<code>` what stands for codes, `watermark` with the slots {{who}} {{when}} {{view}}.
 */
export const sheetWordsSchema = z.record(z.string().max(60), z.string().max(300));
export type SheetWords = z.infer<typeof sheetWordsSchema>;

export const exportProgressSchema = z.object({
  jobId: z.uuid(),
  state: z.enum(['running', 'finished', 'cancelled', 'failed']),
  fileName: z.string(),
  rows: z.int(),
  /** Rows looked at: more than were written where conditions pass over some. */
  looked: z.int(),
  seconds: z.number(),
  refusal: refusalDataSchema.nullable(),
});
export type ExportProgress = z.infer<typeof exportProgressSchema>;
