import { z } from 'zod';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import { limitSchema } from '#shared/time/index.ts';
import { bilingualSchema, keySchema, sourceSchema, streetCodeSchema } from './base.ts';
import { classPatternSchema } from './class-key.ts';

/** Head of a rule file: who says so, and whether the figures are examples to be replaced by the bureau's own. */
export const rulesHeadSchema = z.strictObject({ source: sourceSchema, example: z.boolean() });

export const areaClassSchema = z.enum(['1', '2', '3']);
export type AreaClass = z.infer<typeof areaClassSchema>;

export const urgencySchema = z.enum(['normal', 'urgent', 'veryUrgent']);
export type Urgency = z.infer<typeof urgencySchema>;

/**
 * 立案条件: one way in which a class may be filed, with the overall limit and what must be seen to close.
 * A row without `areaClass` or `urgency` is for all of them. Rows of one staged repair (围护 → 修复 → 恢复)
 * share `stage.series` and count up in `stage.step`.
 */
export const filingConditionSchema = z.strictObject({
  id: keySchema,
  classKeys: z.array(classPatternSchema).min(1).max(60),
  condition: bilingualSchema,
  areaClass: areaClassSchema.optional(),
  urgency: urgencySchema.optional(),
  stage: z.strictObject({ series: keySchema, step: z.int().min(1).max(9) }).optional(),
  limit: limitSchema,
  closingCondition: bilingualSchema,
  source: sourceSchema,
  example: z.boolean(),
});
export type FilingCondition = z.infer<typeof filingConditionSchema>;

export const caseStageSchema = z.enum([
  'accept',
  'verifySend',
  'verify',
  'file',
  'dispatch',
  'dispose',
  'review',
  'checkSend',
  'check',
  'close',
]);
export type CaseStage = z.infer<typeof caseStageSchema>;

/** 环节时限: how long a case may stand in one stage. A row without `urgency` is for all of them. */
export const stageLimitSchema = z.strictObject({
  stage: caseStageSchema,
  urgency: urgencySchema.optional(),
  limit: limitSchema,
  source: sourceSchema,
  example: z.boolean(),
});
export type StageLimit = z.infer<typeof stageLimitSchema>;

/** Rights that a post may hold: all but those that everybody has. */
export const grantableSchema = z.enum(PERMISSIONS).exclude(['anyone', 'signedIn']);

/** A post (岗位) and the rights that come with it. */
export const postSchema = z.strictObject({
  id: keySchema,
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  permissions: z.array(grantableSchema).max(PERMISSIONS.length),
});
export type Post = z.infer<typeof postSchema>;

/** 问题来源. `verifyFirst`: the report is looked at on site before it may be filed. */
export const caseSourceSchema = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  id: keySchema,
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(80),
  verifyFirst: z.boolean(),
});
export type CaseSource = z.infer<typeof caseSourceSchema>;

/**
 * A row of the 指挥手册: who answers for these classes in this street (`*`: in every street).
 * `basis` says which rule named the unit: its owner (先属主) or the territory (先属地).
 */
export const responsibilityRowSchema = z.strictObject({
  id: keySchema,
  classKey: classPatternSchema,
  street: z.union([z.literal('*'), streetCodeSchema]),
  unit: keySchema,
  basis: z.enum(['owner', 'territory']),
  priority: z.int().min(-99).max(99).optional(),
});
export type ResponsibilityRow = z.infer<typeof responsibilityRowSchema>;
