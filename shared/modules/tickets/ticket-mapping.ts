import { z } from 'zod';
import {
  formatSchema,
  pointSourceSchema,
  textSourceSchema,
  timeFormatSchema,
} from '#shared/modules/imports/index.ts';
import {
  classKeySchema,
  keySchema,
  streetCodeSchema,
  ticketKindSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { satisfactionSchema } from './schema.ts';
import { ticketStageSchema } from './stages.ts';

const MAX_TABLE = 5000;
const column = z.string().min(1).max(200);
const columnOnly = z.strictObject({ column });

/** Cell text → value. Compared without regard to case, width (NFKC) and surrounding spaces. */
const tableOf = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string().max(200), value)
    .refine((table) => Object.keys(table).length <= MAX_TABLE, `at most ${MAX_TABLE} values`)
    .default({});

/** A code by its column and table; rows that stand in no table have the fallback. */
const codeOf = <T extends z.ZodType>(value: T) =>
  z.strictObject({ column: column.optional(), table: tableOf(value), fallback: value });

/** Where an imported ticket may stand: what waits for an answer to a question needs the question. */
export const importedStageSchema = ticketStageSchema.exclude(['joined', 'dissatisfied']);

/** What stands in which column of a hotline's export, as a file that bureaus can keep and exchange. */
export const ticketMappingSchema = z.strictObject({
  /** Version of this form. */
  version: z.literal(1),
  target: z.literal('tickets'),
  name: z.string().regex(/^[^\p{Cc}/\\]{1,80}$/u),
  note: z.string().max(500).default(''),
  /** The system the tickets come from. */
  source: keySchema,
  format: formatSchema,
  time: z.strictObject({
    /** Tried in order, as in mappings of cases. */
    formats: z.array(timeFormatSchema).min(1).max(20),
    zone: z.string().regex(/^(?:[+-]\d{2}:\d{2}|[A-Za-z][A-Za-z0-9_+/-]{0,63})$/),
    strict: z.boolean().default(false),
  }),
  fields: z.strictObject({
    number: columnOnly,
    receivedAt: columnOnly,
    repliedAt: columnOnly.optional(),
    endedAt: columnOnly.optional(),
    /** The hotline's own deadline; it becomes the limit of the ticket. */
    dueAt: columnOnly.optional(),
    text: textSourceSchema,
    channel: codeOf(keySchema),
    kind: codeOf(ticketKindSchema),
    urgency: codeOf(urgencySchema),
    status: codeOf(importedStageSchema),
    class: z
      .strictObject({
        columns: z.array(column).max(4).default([]),
        table: tableOf(classKeySchema),
        byName: z.boolean().default(true),
      })
      .optional(),
    address: textSourceSchema.optional(),
    street: z
      .strictObject({
        column: column.optional(),
        table: tableOf(streetCodeSchema),
        byName: z.boolean().default(true),
        byPoint: z.boolean().default(false),
      })
      .optional(),
    point: pointSourceSchema.optional(),
    reporterName: columnOnly.optional(),
    reporterPhone: columnOnly.optional(),
    confidential: z.strictObject({ column, yes: z.array(z.string().min(1).max(40)).max(20) }).optional(),
    unit: z.strictObject({ column, table: tableOf(keySchema), byName: z.boolean().default(true) }).optional(),
    result: textSourceSchema.optional(),
    satisfaction: z.strictObject({ column, table: tableOf(satisfactionSchema) }).optional(),
    remark: columnOnly.optional(),
  }),
});

export type TicketMapping = z.infer<typeof ticketMappingSchema>;
