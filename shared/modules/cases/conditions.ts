import { z } from 'zod';
import { classPatternSchema, streetCodeSchema, urgencySchema } from '#shared/modules/territory/index.ts';
import { PERIODS } from './periods.ts';
import { supervisionSchema } from './schema.ts';
import { unitIdSchema } from './schema-base.ts';
import { type CaseStage, caseStageSchema } from './stages.ts';

/** Values that one condition may name. */
export const MAX_VALUES = 40;
/** Conditions that may stand together; all of them must hold. */
export const MAX_CONDITIONS = 12;

/** Colours of an open case's light: red over, amber near, green in time, grey paused. */
export const LIGHTS = ['red', 'amber', 'green', 'grey'] as const;

/** Any of the values, or none of them. */
function choice<F extends string, V extends z.ZodType>(field: F, value: V) {
  return z.strictObject({
    field: z.literal(field),
    op: z.enum(['is', 'isNot']),
    values: z.array(value).min(1).max(MAX_VALUES),
  });
}

export const TIME_FIELDS = ['registered', 'filed', 'dispatched', 'disposed', 'closed', 'due'] as const;
export const COUNT_FIELDS = ['urged', 'rework', 'extended'] as const;

export type TimeField = (typeof TIME_FIELDS)[number];
export type CountField = (typeof COUNT_FIELDS)[number];

const timeField = z.enum(TIME_FIELDS);

/** One condition on a case. Times are UTC ms, ends excluded; a missing bound is open; a period moves with the day. */
export const caseConditionSchema = z.union([
  choice('stage', caseStageSchema),
  choice('class', classPatternSchema),
  choice('street', streetCodeSchema),
  choice('unit', unitIdSchema),
  choice('source', z.string().min(1).max(8)),
  choice('urgency', urgencySchema),
  choice('supervision', supervisionSchema),
  choice('light', z.enum(LIGHTS)),
  z.strictObject({ field: timeField, op: z.literal('during'), period: z.enum(PERIODS) }),
  z.strictObject({
    field: timeField,
    op: z.literal('between'),
    from: z.int().nullable(),
    to: z.int().nullable(),
  }),
  z.strictObject({
    field: z.enum(COUNT_FIELDS),
    op: z.literal('atLeast'),
    count: z.int().min(1).max(999),
  }),
  z.strictObject({
    field: z.literal('text'),
    op: z.enum(['has', 'hasNot']),
    words: z.string().trim().min(1).max(100),
  }),
]);
export type CaseCondition = z.infer<typeof caseConditionSchema>;

export const caseConditionsSchema = z.array(caseConditionSchema).max(MAX_CONDITIONS);

type ChoiceCondition = Extract<CaseCondition, { values: unknown }>;
export type ChoiceField = ChoiceCondition['field'];

interface ValueOf {
  stage: CaseStage;
  class: string;
  street: string;
  unit: string;
  source: string;
  urgency: z.infer<typeof urgencySchema>;
  supervision: z.infer<typeof supervisionSchema>;
  light: (typeof LIGHTS)[number];
}

/** The values a list must hold to, where one condition says so; null where none does. */
export function valuesAsked<F extends ChoiceField>(
  conditions: readonly CaseCondition[],
  field: F,
): readonly ValueOf[F][] | null {
  const found = conditions.find((one) => one.field === field && one.op === 'is');
  return found ? ((found as ChoiceCondition).values as ValueOf[F][]) : null;
}

/** `field` is one of `values`. */
export function isOneOf<F extends ChoiceField>(field: F, ...values: ValueOf[F][]): CaseCondition {
  return { field, op: 'is', values } as CaseCondition;
}
