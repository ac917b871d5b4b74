import { z } from 'zod';
import {
  classKeySchema,
  keySchema,
  streetCodeSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { importStageSchema } from './import-stage.ts';

/** Columns of one file at most; a wider file is refused (`import.tooManyColumns`). */
export const MAX_COLUMNS = 500;
const MAX_TABLE = 5000;

/** A column by its heading; in JSON a member by its dotted path (`location.lat`). */
const column = z.string().min(1).max(200);
const cell = z.string().max(200);

/** Cell text → value. Compared without regard to case, width (NFKC) and surrounding spaces. */
function valueTable<T extends z.ZodType>(value: T) {
  return z
    .record(cell, value)
    .refine((table) => Object.keys(table).length <= MAX_TABLE, `at most ${MAX_TABLE} values`)
    .default({});
}

/** One column, or a template of several: `{Complaint Type}：{Descriptor}` (empty columns leave no separators). */
export const textSourceSchema = z.union([
  z.strictObject({ column }),
  z.strictObject({ template: z.string().min(1).max(500) }),
]);
export type TextSource = z.infer<typeof textSourceSchema>;

const columnOnly = z.strictObject({ column });

const headerRow = z.int().min(1).max(100).default(1);
export const encodingSchema = z.enum(['auto', 'utf-8', 'gb18030', 'utf-16le']);
export type Encoding = z.infer<typeof encodingSchema>;

/**
 * How the file is laid out. The reader follows what the file itself turns out to be (a report of rejected rows
 * of an XLSX file is a CSV); these are the options used when it is of that kind.
 */
export const formatSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('csv'),
    delimiter: z.enum(['auto', ',', ';', '\t', '|']).default('auto'),
    encoding: encodingSchema.default('auto'),
    headerRow,
  }),
  z.strictObject({
    kind: z.literal('xlsx'),
    /** Name of the sheet, or its number from 1. */
    sheet: z.union([z.string().min(1).max(100), z.int().min(1).max(1000)]).default(1),
    headerRow,
  }),
  z.strictObject({
    kind: z.literal('json'),
    /** Dotted path to the array of records; empty when the document is that array. */
    recordPath: z.string().max(200).default(''),
  }),
  z.strictObject({ kind: z.literal('ndjson'), encoding: encodingSchema.default('auto') }),
]);
export type ImportFormat = z.infer<typeof formatSchema>;
export type FormatKind = ImportFormat['kind'];

/** How the source measures: GPS and most of the world WGS84; Chinese web maps GCJ02, Baidu BD09; surveys CGCS2000. */
export const coordinateSystemSchema = z.enum(['WGS84', 'GCJ02', 'BD09', 'CGCS2000']);
export type CoordinateSystem = z.infer<typeof coordinateSystemSchema>;

/** Two columns of degrees, or one column that holds both (`31.2,121.4`, `POINT(121.4 31.2)`). */
export const pointSourceSchema = z.union([
  z.strictObject({ lngColumn: column, latColumn: column, system: coordinateSystemSchema }),
  z.strictObject({ column, order: z.enum(['lngLat', 'latLng']), system: coordinateSystemSchema }),
]);
export type PointSource = z.infer<typeof pointSourceSchema>;

const sourceCodeSchema = z.string().regex(/^\d{2}$/);
export const timeFormatSchema = z.string().min(1).max(60);

/** What stands in which column, as a file that bureaus can keep and exchange. */
export const mappingSchema = z
  .strictObject({
    /** Version of this form. */
    version: z.literal(1),
    /** Its name among the saved mappings. */
    name: z.string().regex(/^[^\p{Cc}/\\]{1,80}$/u),
    note: z.string().max(500).default(''),
    /** The system the cases come from; with the external id it says which case a row is. */
    source: keySchema,
    format: formatSchema,
    time: z.strictObject({
      /** Tried in order: tokens `yyyy M MM d dd H HH h hh m mm s ss S a`, or `iso`, `excel`, `epochSeconds`, `epochMs`. */
      formats: z.array(timeFormatSchema).min(1).max(20),
      /** IANA zone (`Asia/Shanghai`) or offset (`+08:00`) of times that name none. */
      zone: z.string().regex(/^(?:[+-]\d{2}:\d{2}|[A-Za-z][A-Za-z0-9_+/-]{0,63})$/),
      /** True: as many digits as the format has letters. False: fewer are read too (`1/5/2026 9:05`). */
      strict: z.boolean().default(false),
    }),
    fields: z.strictObject({
      externalId: columnOnly,
      reportedAt: columnOnly,
      closedAt: columnOnly.optional(),
      /** The source's own target time; it becomes the limit of the case. */
      dueAt: columnOnly.optional(),
      description: textSourceSchema,
      class: z.strictObject({
        /** Looked up from all of them to the first alone: `A / B`, then `A`. */
        columns: z.array(column).max(4).default([]),
        table: valueTable(classKeySchema),
        /** Looks a value that the table lacks up among names and codes of the station's code set. */
        byName: z.boolean().default(true),
        /** Class of rows that nothing else decides; null rejects them. */
        fallback: classKeySchema.nullable(),
      }),
      status: z.strictObject({
        column: column.optional(),
        table: valueTable(importStageSchema),
        /** Stage of rows whose status stands in no table; null rejects them. */
        fallback: importStageSchema.nullable(),
      }),
      address: textSourceSchema.optional(),
      street: z
        .strictObject({
          column: column.optional(),
          table: valueTable(streetCodeSchema),
          byName: z.boolean().default(true),
          /** Takes the street in whose border the point lies when no name decides. */
          byPoint: z.boolean().default(false),
        })
        .optional(),
      point: pointSourceSchema.optional(),
      reporterName: columnOnly.optional(),
      reporterPhone: columnOnly.optional(),
      /** 问题来源: the two-digit code of the way on which the case was reported. */
      sourceCode: z.strictObject({
        column: column.optional(),
        table: valueTable(sourceCodeSchema),
        fallback: sourceCodeSchema,
      }),
      /** Rows whose value stands in no table are `normal`. */
      urgency: z.strictObject({ column, table: valueTable(urgencySchema) }).optional(),
      unit: z
        .strictObject({ column, table: valueTable(keySchema), byName: z.boolean().default(true) })
        .optional(),
    }),
  })
  .meta({
    title: 'Mapping of a file of cases',
    description: 'Which column of a file is what in a case.',
  });

/** A mapping with its defaults filled in. */
export type Mapping = z.infer<typeof mappingSchema>;
/** A mapping as written in a file, where defaults may be left out. */
export type MappingInput = z.input<typeof mappingSchema>;

/** The published JSON Schema (draft 2020-12) of a mapping file: `docs/schemas/case-mapping.schema.json`. */
export function mappingJsonSchema(): object {
  return z.toJSONSchema(mappingSchema, { io: 'input' });
}
