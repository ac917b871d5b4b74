import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { refusalDataSchema } from '#shared/kernel/refusal.ts';
import { importStageSchema } from './import-stage.ts';
import { encodingSchema, formatSchema, mappingSchema } from './mapping.ts';
import { ROW_ERROR_CODES, ROW_FLAGS } from './row-problem.ts';

/** The token of a file that the person chose (`chooseFile` of the bridge); only the shell tells the engine paths. */
const fileSchema = z.string().min(1).max(100);
const jobIdSchema = z.uuid();

/** What a column seems to hold, with up to five of its values; personal data in samples is masked. */
const columnSchema = z.object({
  name: z.string(),
  samples: z.array(z.string()).max(5),
  /** Share of looked-at rows in which the column is empty, 0–1. */
  emptyRatio: z.number(),
  /** Different values among the looked-at rows with how often each stood there; at most 200, most frequent first. */
  values: z.array(z.object({ value: z.string(), count: z.int() })).max(200),
});

/** How sure a guess is, 0–1, and why: the heading, the shape of the values, or both. */
const guessSchema = z.object({
  field: z.string(),
  columns: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  because: z.enum(['header', 'values', 'both']),
});
export type FieldGuess = z.infer<typeof guessSchema>;

export const inspectionSchema = z.object({
  fileName: z.string(),
  bytes: z.int(),
  format: formatSchema,
  /** What `auto` came to; null for formats without one. */
  encoding: encodingSchema.nullable(),
  delimiter: z.string().nullable(),
  /** Names of the sheets of a workbook; empty for other formats. */
  sheets: z.array(z.string()),
  columns: z.array(columnSchema),
  /** Rows looked at for this answer (not the rows of the file). */
  lookedAt: z.int(),
  /** A whole mapping to start from; null when a column for id or time of report could not be found. */
  guess: mappingSchema.nullable(),
  guesses: z.array(guessSchema),
});
export type Inspection = z.infer<typeof inspectionSchema>;
export type InspectedColumn = z.infer<typeof columnSchema>;

/** Why a row was rejected; the text stands in the catalogue under `import.rowError.<code>`. */
export const rowErrorSchema = z.object({
  code: z.enum(ROW_ERROR_CODES),
  column: z.string(),
  /** Beginning of the offending cell, masked where the column holds personal data. */
  excerpt: z.string(),
});

/** What a row becomes, as the preview and the grid show it. */
const previewCaseSchema = z.object({
  externalId: z.string(),
  reportedAt: z.int(),
  closedAt: z.int().nullable(),
  dueAt: z.int().nullable(),
  description: z.string(),
  classKey: z.string(),
  stage: importStageSchema,
  address: z.string(),
  streetCode: z.string().nullable(),
  /** WGS-84 degrees. */
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  unitId: z.string().nullable(),
  flags: z.array(z.enum(ROW_FLAGS)),
});

export const previewSchema = z.object({
  columns: z.array(z.string()),
  rows: z
    .array(
      z.object({
        /** Line of the record in the file, from 1. */
        row: z.int(),
        /** Cells in the order of `columns`; personal data masked. */
        cells: z.array(z.string()),
        case: previewCaseSchema.nullable(),
        errors: z.array(rowErrorSchema),
      }),
    )
    .max(50),
});
export type Preview = z.infer<typeof previewSchema>;

export const jobStateSchema = z.enum(['running', 'finished', 'cancelled', 'failed']);

export const importProgressSchema = z.object({
  jobId: z.string(),
  state: jobStateSchema,
  fileName: z.string(),
  mapping: z.string(),
  dryRun: z.boolean(),
  /** Always `read = created + updated + unchanged + rejected` for rows of whole batches. */
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  batches: z.int(),
  /** Kept rows that a person may want to look at, by reason. */
  flags: z.partialRecord(z.enum(ROW_FLAGS), z.int()),
  bytesRead: z.int(),
  bytesTotal: z.int(),
  seconds: z.number(),
  /** Why the job failed. */
  refusal: refusalDataSchema.nullable(),
});
export type ImportProgress = z.infer<typeof importProgressSchema>;

const rejectedRowSchema = z.object({ row: z.int(), errors: z.array(rowErrorSchema) });
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

const savedMappingSchema = z.object({ mapping: mappingSchema, builtIn: z.boolean() });

/** Import of cases from files: look, map, preview, run, correct. */
export const importsContract = {
  /**
   * Looks at the beginning of a file. `format` overrules what the file seems to be (another sheet, encoding …).
   * Refuses `import.fileMissing` (also an unknown token), `import.notAFile`, `import.fileEmpty`, `import.fileTooLarge`, `import.unknownFormat`.
   */
  inspect: permitted('case.import')
    .input(z.object({ file: fileSchema, format: formatSchema.optional() }))
    .output(inspectionSchema),
  /** The first 50 rows as the mapping makes them, each wrong cell named. Writes nothing. */
  preview: permitted('case.import')
    .input(z.object({ file: fileSchema, mapping: mappingSchema }))
    .output(previewSchema),
  mappings: {
    /** Saved mappings and those that come with the application, by name. */
    list: permitted('case.import').output(z.array(savedMappingSchema)),
    /** Saves under `mapping.name`, replacing a saved one. Refuses `import.mappingBuiltIn`. */
    save: permitted('case.import')
      .input(z.object({ mapping: mappingSchema }))
      .output(savedMappingSchema),
    /** Refuses `import.mappingMissing`, `import.mappingBuiltIn`. */
    remove: permitted('case.import')
      .input(z.object({ name: z.string() }))
      .output(z.object({})),
  },
  /** Starts a job; one runs at a time (`import.busy`). A dry run counts what would happen and writes nothing. */
  start: permitted('case.import')
    .input(z.object({ file: fileSchema, mapping: mappingSchema, dryRun: z.boolean() }))
    .output(z.object({ jobId: jobIdSchema })),
  /** The running job and the last finished ones, newest first. */
  jobs: permitted('case.import').output(z.array(importProgressSchema)),
  /** Yields at most four times a second, the last time when the job has ended. Refuses `import.jobMissing`. */
  progress: permitted('case.import')
    .input(z.object({ jobId: jobIdSchema }))
    .output(eventIterator(importProgressSchema)),
  /** Stops after the batch that is being written: whole batches stay, nothing of the next. */
  cancel: permitted('case.import')
    .input(z.object({ jobId: jobIdSchema }))
    .output(z.object({})),
  /** Rejected rows in the order of the file. */
  rejectedRows: permitted('case.import')
    .input(
      z.object({
        jobId: jobIdSchema,
        cursor: cursorSchema,
        limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
      }),
    )
    .output(pageOf(rejectedRowSchema)),
  /**
   * The rejected rows with their errors as a file, piece by piece from `offset` 0 to `next` null; corrected, it can
   * be imported with the same mapping. Refuses `import.jobRunning`, `import.reportEmpty`.
   */
  report: permitted('case.import')
    .input(z.object({ jobId: jobIdSchema, offset: z.int().min(0) }))
    .output(
      z.object({
        fileName: z.string(),
        bytes: z.int(),
        /** At most a megabyte, whole characters; the first piece begins with the byte-order mark of a CSV. */
        text: z.string(),
        next: z.int().nullable(),
      }),
    ),
};
