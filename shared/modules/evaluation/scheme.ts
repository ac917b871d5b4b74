import { z } from 'zod';
import {
  areaClassSchema,
  bilingualSchema,
  keySchema,
  sourceSchema,
} from '#shared/modules/territory/index.ts';
import { scoredObjectSchema } from './counters.ts';

const indicatorIdSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
const share = z.number().min(0).max(100);

/** Values up to and with `upTo` give `score`; the last step has no bound and takes all that is above. */
export const bandSchema = z.strictObject({
  /** The streets that it is for; without it, all others. */
  areaClass: areaClassSchema.optional(),
  steps: z
    .array(z.strictObject({ upTo: z.number().optional(), score: share }))
    .min(2)
    .max(20),
});
export type Band = z.infer<typeof bandSchema>;

/** One column of a table of scores. */
export const indicatorSchema = z.strictObject({
  id: indicatorIdSchema,
  ...bilingualSchema.shape,
  /** Over the names of `counters.ts`; see `expression.ts`. */
  formula: z.string().min(1).max(300),
  /** `rate`: 0 to 1, shown as percent; `number`: as it is. */
  as: z.enum(['rate', 'number']),
  /** Which end is the good one. A rate of which less is better scores 100 − itself. */
  better: z.enum(['high', 'low']),
  /** What a number scores. A rate needs none: it is its own score. */
  bands: z.array(bandSchema).min(1).max(4).optional(),
  source: sourceSchema,
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const weightSchema = z.strictObject({
  indicator: indicatorIdSchema,
  weight: z.number().gt(0).max(100),
});

/** One file of `resources/rules/evaluation/`: how objects of one kind are scored. */
export const schemeSchema = z.strictObject({
  id: keySchema,
  ...bilingualSchema.shape,
  /** Place in the list of tables. */
  order: z.int().min(1).max(99),
  object: scoredObjectSchema,
  /** The post whose people are compared (object `person` only). */
  post: keySchema.optional(),
  indicators: z.array(indicatorSchema).min(1).max(20),
  /** 综合: the sum of these scores; their weights make 100. */
  composite: z.array(weightSchema).min(1).max(20),
  /** Printed under the table. */
  notes: z.array(bilingualSchema).max(10),
  source: sourceSchema,
  /** True: the bureau should replace weights and bands by its own. */
  example: z.boolean(),
});
export type Scheme = z.infer<typeof schemeSchema>;

export const gradeSchema = z.strictObject({
  id: z.enum(['A', 'B', 'C', 'D', 'E']),
  ...bilingualSchema.shape,
  /** The least score of this grade. */
  from: share,
  colour: z.enum(['green', 'blue', 'yellow', 'red', 'black']),
});
export type Grade = z.infer<typeof gradeSchema>;

/** Which ways of reporting (问题来源) count as the public's and which as the collectors'. */
export const reportersSchema = z.strictObject({
  source: sourceSchema,
  example: z.boolean(),
  public: z.array(z.string().regex(/^\d{2}$/)).max(40),
  collector: z.array(z.string().regex(/^\d{2}$/)).max(40),
});
export type Reporters = z.infer<typeof reportersSchema>;
