import { z } from 'zod';
import { areaClassSchema, urgencySchema } from '#shared/modules/territory/index.ts';
import { caseIdSchema, unitIdSchema } from './schema-base.ts';

const at = z.int();

/** 预立案: how intake proposes to file it. */
export const proposalSchema = z.object({
  conditionId: z.string(),
  areaClass: areaClassSchema.nullable(),
  urgency: urgencySchema,
  note: z.string(),
  at,
});

/** Why the collector sent a task back without a result. */
export const taskReturnCauseSchema = z.enum(['notFound', 'wrongPlace', 'unreachable']);
export type TaskReturnCause = z.infer<typeof taskReturnCauseSchema>;

/**
 * What a request to send a case back was judged to be: the dispatcher's mistake (错误派遣), the unit's refusal of what
 * is its own (推诿), or neither.
 */
export const returnFindingSchema = z.enum(['wrongDispatch', 'refusal', 'other']);
export type ReturnFinding = z.infer<typeof returnFindingSchema>;

export const returnRecordSchema = z.object({
  unitId: unitIdSchema,
  reason: z.string(),
  approved: z.boolean(),
  finding: returnFindingSchema,
  at,
});

/** 续挂: it was looked at again and stays on account. */
export const keptSchema = z.object({ reason: z.string(), reviewAt: at, at });

/** 挂牌督办 stays open until it is lifted, however often it was answered. */
export const supervisionLevelSchema = z.enum(['ordinary', 'listed']);
export const supervisionEntrySchema = z.object({
  level: supervisionLevelSchema,
  opinion: z.string(),
  replyBy: at.nullable(),
  at,
  replies: z.array(z.object({ reply: z.string(), at })).max(100),
  liftedAt: at.nullable(),
});
export type SupervisionEntry = z.infer<typeof supervisionEntrySchema>;

/** How a case stands to another, seen from the one that holds the link. */
export const relationSchema = z.enum(['related', 'mergedInto', 'mergedFrom', 'splitInto', 'splitFrom']);
export type Relation = z.infer<typeof relationSchema>;
export const caseLinkSchema = z.object({
  id: caseIdSchema,
  number: z.string(),
  relation: relationSchema,
  at,
});
export type CaseLink = z.infer<typeof caseLinkSchema>;

export const spotCheckSchema = z.object({ passed: z.boolean(), text: z.string(), at });

/** 代整治: fixed first for whoever will be found to be liable. Money is whole fen (分). */
export const fixFirstSchema = z.object({
  reason: z.string(),
  estimateFen: z.int().nullable(),
  at,
  settled: z.object({ liable: z.string(), costFen: z.int(), note: z.string(), at }).nullable(),
});

/** 街道吹哨: who was called, when each answered and when it was there. */
export const whistleSchema = z.object({
  matter: z.string(),
  at,
  calls: z
    .array(z.object({ unitId: unitIdSchema, answeredAt: at.nullable(), arrivedAt: at.nullable() }))
    .max(10),
});
export type Whistle = z.infer<typeof whistleSchema>;

export const emergencySchema = z.object({ reason: z.string(), at });

/** What happens to few cases, kept beside the rest; a case to which nothing of it happened has an empty one. */
export const annexSchema = z.object({
  proposal: proposalSchema.optional(),
  /** The last task that the collector sent back, until it is sent again. */
  taskReturned: z.object({ cause: taskReturnCauseSchema, text: z.string(), at }).optional(),
  returns: z.array(returnRecordSchema).max(100).optional(),
  kept: z.array(keptSchema).max(100).optional(),
  supervisions: z.array(supervisionEntrySchema).max(100).optional(),
  /** How many of the urges the unit has acknowledged, and when the last. */
  urgesReceived: z.object({ count: z.int(), at }).optional(),
  links: z.array(caseLinkSchema).max(100).optional(),
  spotChecks: z.array(spotCheckSchema).max(100).optional(),
  fixFirst: fixFirstSchema.optional(),
  whistles: z.array(whistleSchema).max(100).optional(),
  /** 转应急: worked as an emergency since. */
  emergency: emergencySchema.optional(),
  /** 自处理: settled on the spot, without dispatch. */
  selfHandled: z.object({ feedback: z.string(), at }).optional(),
});
export type CaseAnnex = z.infer<typeof annexSchema>;

/** Most entries of any list in the annex. */
export const MAX_ANNEX = 100;
