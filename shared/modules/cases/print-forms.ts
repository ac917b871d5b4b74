import { z } from 'zod';
import { bilingualSchema } from '#shared/modules/territory/index.ts';
import { photoKindSchema } from './schema.ts';
import { caseIdSchema } from './schema-base.ts';

/** What of a case can stand on a form. */
export const PRINT_FIELDS = [
  'number',
  'source',
  'registeredAt',
  'occurredAt',
  'filedAt',
  'dispatchedAt',
  'disposedAt',
  'closedAt',
  'due',
  'class',
  'areaClass',
  'urgency',
  'street',
  'address',
  'point',
  'unit',
  'description',
  'reporter',
  'phone',
  'condition',
  'limit',
  'closing',
  'verification',
  'feedback',
  'check',
  'endReason',
] as const;
export type PrintField = (typeof PRINT_FIELDS)[number];

/** A paper form: its heading, which fields and pictures, and who signs. */
export const printFormSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z]{0,30}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  fields: z.array(z.enum(PRINT_FIELDS)).min(1).max(PRINT_FIELDS.length),
  photos: z.array(photoKindSchema).max(3),
  signatures: z.array(bilingualSchema).max(4),
});
export type PrintForm = z.infer<typeof printFormSchema>;

export const printFormsFileSchema = z.strictObject({
  source: z.string().min(1).max(400),
  example: z.boolean(),
  forms: z.array(printFormSchema).min(1).max(30),
});

export const printSetSchema = z.object({ bureau: bilingualSchema, forms: z.array(printFormSchema).max(30) });
export type PrintSet = z.infer<typeof printSetSchema>;

/** Cases that one document may hold. */
export const MAX_PRINTED = 50;

export const printRecordSchema = z.object({
  form: z.string().max(40),
  caseIds: z.array(caseIdSchema).min(1).max(MAX_PRINTED),
  output: z.enum(['pdf', 'printer']),
});
