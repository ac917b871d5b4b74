import { z } from 'zod';
import { bilingualSchema, keySchema, sourceSchema } from './base.ts';
import { classKeySchema } from './class-key.ts';

const fieldSchema = z.strictObject({
  key: keySchema,
  name: bilingualSchema,
  type: z.enum(['text', 'number', 'date', 'boolean']),
  unit: z.string().min(1).max(20).optional(),
});

const objectTypeSchema = z.strictObject({
  id: keySchema,
  name: bilingualSchema,
  fields: z.array(fieldSchema).max(100),
});

/** A measured quantity by its HJ 212 code and the unit in which it is shown and judged. */
const factorSchema = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9-]{1,16}$/),
  name: bilingualSchema,
  unit: z.string().min(1).max(20),
});

const minutes = z.int().min(1).max(1440);
const ruleHead = {
  id: keySchema,
  version: z.int().min(1),
  name: bilingualSchema,
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  source: sourceSchema,
  example: z.boolean(),
};

/** What an alarm of the rule does about a case: nothing until a bureau sets `enabled`. */
const openCaseSchema = z.strictObject({ classKey: classKeySchema, enabled: z.boolean() });

/**
 * A limit on one statistic of a factor: raised when every sample of `forMinutes` is beyond `limit` and there are at
 * least `minSamples` of them; cleared when the value is back by `deadBand` (same unit). A gap of `noDataMinutes`
 * starts the count anew.
 */
const thresholdRuleSchema = z.strictObject({
  kind: z.literal('threshold'),
  ...ruleHead,
  factor: z.string().min(1).max(16),
  statistic: z.enum(['Rtd', 'Avg', 'Min', 'Max']),
  unit: z.string().min(1).max(20),
  op: z.enum(['>', '<']),
  limit: z.number(),
  forMinutes: minutes,
  deadBand: z.number().min(0),
  minSamples: z.int().min(1).max(10_000),
  noDataMinutes: minutes,
  openCase: openCaseSchema,
});

/** Raised when a device that should report has been silent for `noDataMinutes`. */
const noDataRuleSchema = z.strictObject({
  kind: z.literal('noData'),
  ...ruleHead,
  noDataMinutes: minutes,
});

export const alarmRuleSchema = z.discriminatedUnion('kind', [thresholdRuleSchema, noDataRuleSchema]);
export type AlarmRule = z.infer<typeof alarmRuleSchema>;
export type ThresholdRule = z.infer<typeof thresholdRuleSchema>;
export type NoDataRule = z.infer<typeof noDataRuleSchema>;

/** A field of work as data: what it looks after, what it measures, when that is an alarm, which classes it files. */
export const verticalSchema = z.strictObject({
  id: keySchema,
  version: z.int().min(1),
  name: bilingualSchema,
  objectTypes: z.array(objectTypeSchema).max(50),
  factors: z.array(factorSchema).max(100),
  rules: z.array(alarmRuleSchema).max(200),
  classKeys: z.array(classKeySchema).max(100),
});
export type Vertical = z.infer<typeof verticalSchema>;
