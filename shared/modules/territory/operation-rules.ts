import { z } from 'zod';
import { limitSchema } from '#shared/time/index.ts';
import { keySchema, sourceSchema } from './base.ts';

/** Who answers a request: the post whose review it is, or one above it (上级批示). */
export const approvalLevelSchema = z.enum(['post', 'higher']);
export type ApprovalLevel = z.infer<typeof approvalLevelSchema>;

/** What the desk allows beside the ordinary way of a case, and how far. Differs from city to city. */
export const operationRulesSchema = z.strictObject({
  source: sourceSchema,
  example: z.boolean(),
  extension: z.strictObject({
    /** Who answers the first, the second … extension; there are no more than are named. */
    approvals: z.array(approvalLevelSchema).max(9),
    /** The longest extension in each unit that may be asked for. */
    longest: z.array(limitSchema).max(7),
  }),
  suspension: z.strictObject({
    /** The day of review lies at most so many natural days ahead; beyond `higherAboveDays` one above decides. */
    longestDays: z.int().min(1).max(3650),
    higherAboveDays: z.int().min(0).max(3650),
  }),
  supervision: z.strictObject({
    /** How many natural days a reply is given by default. */
    replyDays: z.int().min(1).max(365),
    listedReplyDays: z.int().min(1).max(365),
  }),
  /** Steps that may be taken back by who took them while nothing else has happened; without `minutes`, at any time until then. */
  withdraw: z
    .array(z.strictObject({ step: keySchema, minutes: z.int().min(1).max(10_080).optional() }))
    .max(100),
});
export type OperationRules = z.infer<typeof operationRulesSchema>;

/** Where a district's rules cannot be read nothing beside the ordinary way is allowed. */
export const NO_OPERATIONS: OperationRules = {
  source: 'none',
  example: false,
  extension: { approvals: [], longest: [] },
  suspension: { longestDays: 1, higherAboveDays: 0 },
  supervision: { replyDays: 1, listedReplyDays: 1 },
  withdraw: [],
};
