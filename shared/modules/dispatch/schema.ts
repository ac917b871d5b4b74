import { z } from 'zod';
import { caseIdSchema, caseRowSchema, unitIdSchema } from '#shared/modules/cases/index.ts';
import { keySchema } from '#shared/modules/territory/index.ts';

/** UTC milliseconds. */
const at = z.int();
const maybeAt = at.nullable();
const note = z.string().max(500);

/** Why a unit stands where it stands in a recommendation; the screen words it from `dispatch.reason.<kind>`. */
export const recommendReasonSchema = z.object({
  kind: z.enum([
    'owner',
    'territory',
    'otherRow',
    'streetSquad',
    'history',
    'onTime',
    'near',
    'ready',
    'load',
    'returned',
  ]),
  points: z.number(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type RecommendReason = z.infer<typeof recommendReasonSchema>;

export const recommendedUnitSchema = z.object({
  unitId: unitIdSchema,
  score: z.number(),
  reasons: z.array(recommendReasonSchema).max(10),
});
export type RecommendedUnit = z.infer<typeof recommendedUnitSchema>;

/** Who sits where: a claim is held by a person at one seat, not by a person everywhere. */
export const holderSchema = z.object({
  personId: keySchema,
  personName: z.string(),
  postId: keySchema,
  seat: z.int().nullable(),
});
export type Holder = z.infer<typeof holderSchema>;

/** Somebody works on a case: seen by all, binding nobody but the forms. */
export const claimSchema = z.object({
  caseId: caseIdSchema,
  holder: holderSchema,
  claimedAt: at,
  /** When something was last typed. */
  activeAt: at,
  /** From this moment on the claim is shown as stale. */
  staleAt: at,
  /** Held by the seat that asks. */
  mine: z.boolean(),
  /** Who wants it, why, and when it passes on; `mine`: asked by the seat that asks. */
  asked: z.object({ by: holderSchema, reason: z.string(), grantAt: at, mine: z.boolean() }).nullable(),
  /** From whom it was taken over, why, and whether that was the seat that asks. */
  taken: z.object({ from: holderSchema, reason: z.string(), at, fromMe: z.boolean() }).nullable(),
});
export type Claim = z.infer<typeof claimSchema>;

/** How long somebody on task has been silent. */
export const silenceSchema = z.enum(['none', 'warn', 'alarm']);
export type Silence = z.infer<typeof silenceSchema>;

export const boardPersonSchema = z.object({
  personId: keySchema,
  personName: z.string(),
  unitId: unitIdSchema,
  /** Null: has said nothing yet. */
  statusId: keySchema.nullable(),
  since: maybeAt,
  /** Last word of any kind. */
  reportedAt: maybeAt,
  /** When the board warns and alarms unless something is heard; null when nothing is expected. */
  warnAt: maybeAt,
  alarmAt: maybeAt,
  caseId: caseIdSchema.nullable(),
  caseNumber: z.string().nullable(),
  note,
});
export type BoardPerson = z.infer<typeof boardPersonSchema>;

/** A unit that has somebody on the board, with what it holds. */
export const boardUnitSchema = z.object({ unitId: unitIdSchema, open: z.int(), overdue: z.int() });

/** A case as it waits at a unit. */
export const inboxRowSchema = caseRowSchema.extend({ dispatchedAt: maybeAt, acceptedAt: maybeAt });
export type InboxRow = z.infer<typeof inboxRowSchema>;

export const audienceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: keySchema }),
  z.object({ kind: z.literal('unit'), id: keySchema }),
  z.object({ kind: z.literal('post'), id: keySchema }),
  z.object({ kind: z.literal('all') }),
]);
export type Audience = z.infer<typeof audienceSchema>;

export const messageIdSchema = z.uuid();

export const messageSchema = z.object({
  id: messageIdSchema,
  from: holderSchema.pick({ personId: true, personName: true, postId: true }),
  audience: audienceSchema,
  text: z.string(),
  urgent: z.boolean(),
  /** The sender wants to know that it was understood, not only seen. */
  acknowledge: z.boolean(),
  caseId: caseIdSchema.nullable(),
  caseNumber: z.string().nullable(),
  sentAt: at,
});

export const receivedMessageSchema = messageSchema.extend({
  readAt: maybeAt,
  acknowledgedAt: maybeAt,
  /** How often the sender has reminded of it. */
  reminders: z.int(),
});
export type ReceivedMessage = z.infer<typeof receivedMessageSchema>;

export const sentMessageSchema = messageSchema.extend({
  counts: z.object({ to: z.int(), delivered: z.int(), read: z.int(), acknowledged: z.int() }),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

export const receiptSchema = z.object({
  personId: keySchema,
  personName: z.string(),
  deliveredAt: maybeAt,
  readAt: maybeAt,
  acknowledgedAt: maybeAt,
  reminders: z.int(),
});
export type Receipt = z.infer<typeof receiptSchema>;
