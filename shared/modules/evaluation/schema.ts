import { z } from 'zod';
import { caseIdSchema, caseStageSchema, reasonSchema, unitIdSchema } from '#shared/modules/cases/index.ts';
import { streetCodeSchema } from '#shared/modules/territory/index.ts';
import { appealedStepSchema, appealOutcomeSchema, appealStateSchema } from './appeal.ts';
import { counterNameSchema } from './counters.ts';
import { periodSchema } from './periods.ts';
import { gradeSchema, reportersSchema, schemeSchema } from './scheme.ts';

const at = z.int();
const count = z.int().min(0);

/** A figure as it counts now; `original` is what it was before appeals were granted, where that differs. */
const countFigure = z.object({ value: count, original: count.optional() });
const scoreFigure = z.object({
  value: z.number().nullable(),
  score: z.number().nullable(),
  original: z.number().nullable().optional(),
});

export const scoredRowSchema = z.object({
  /** Street code, unit id or person id; null for all together. */
  id: z.string().nullable(),
  name: z.object({ zh: z.string(), en: z.string() }),
  rank: z.int().nullable(),
  grade: gradeSchema.shape.id.nullable(),
  composite: z.object({ value: z.number().nullable(), original: z.number().nullable().optional() }),
  indicators: z.record(z.string(), scoreFigure),
  counters: z.partialRecord(counterNameSchema, countFigure),
});
export type ScoredRow = z.infer<typeof scoredRowSchema>;

export const scoreTableSchema = z.object({
  scheme: z.string(),
  period: periodSchema,
  /** The moment it was counted; before the period's end its figures still change. */
  asOf: at,
  finished: z.boolean(),
  rows: z.array(scoredRowSchema),
  total: scoredRowSchema,
  /** How many granted appeals are in these figures. */
  corrections: count,
});
export type ScoreTable = z.infer<typeof scoreTableSchema>;

export const schemesSchema = z.object({
  schemes: z.array(schemeSchema.extend({ version: z.string(), file: z.string() })),
  grades: z.array(gradeSchema),
  gradesSource: z.string(),
  reporters: reportersSchema,
});
export type Schemes = z.infer<typeof schemesSchema>;

export const trendPointSchema = z.object({
  period: periodSchema,
  composite: z.number().nullable(),
  indicators: z.record(z.string(), z.number().nullable()),
});

/** One case or step that a figure counts. */
export const countedRowSchema = z.object({
  caseId: caseIdSchema,
  number: z.string(),
  classKey: z.string(),
  description: z.string(),
  address: z.string(),
  streetCode: streetCodeSchema.nullable(),
  unitId: unitIdSchema.nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  stage: caseStageSchema,
  /** When it happened: the step, the filing, the closing. */
  at: at.nullable(),
  dueAt: at.nullable(),
  late: z.boolean(),
  /** What may be appealed against here, if anything. */
  against: z.object({ step: appealedStepSchema, factSeq: at }).nullable(),
  appeal: z.object({ state: appealStateSchema, outcome: appealOutcomeSchema.nullable() }).nullable(),
});
export type CountedRow = z.infer<typeof countedRowSchema>;

export const appealSchema = z.object({
  id: z.uuid(),
  version: z.int(),
  state: appealStateSchema,
  outcome: appealOutcomeSchema.nullable(),
  caseId: caseIdSchema,
  number: z.string(),
  description: z.string(),
  step: appealedStepSchema,
  unitId: unitIdSchema.nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  streetCode: streetCodeSchema.nullable(),
  reason: z.string(),
  opinion: z.string().nullable(),
  filedAt: at,
  decidedAt: at.nullable(),
});
export type Appeal = z.infer<typeof appealSchema>;

export const fileAppealSchema = z.object({
  caseId: caseIdSchema,
  step: appealedStepSchema,
  factSeq: z.int().min(0),
  reason: reasonSchema,
});
