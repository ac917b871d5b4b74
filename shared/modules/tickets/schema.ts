import { z } from 'zod';
import { PERMISSIONS } from '#shared/kernel/permissions.ts';
import { personal } from '#shared/kernel/personal.ts';
import {
  caseIdSchema,
  caseStageSchema,
  clockViewSchema,
  locationSchema,
  unitIdSchema,
} from '#shared/modules/cases/index.ts';
import {
  classKeySchema,
  keySchema,
  streetCodeSchema,
  ticketKindSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { ticketStageSchema } from './stages.ts';

/** UTC milliseconds. */
const at = z.int();

export const ticketIdSchema = z.uuid();
/** 工单号: what hotlines print on their forms. */
export const ticketNumberSchema = z.string().trim().min(1).max(60);
/** Tickets that one main ticket answers at most: all of them are answered in one transaction. */
export const MAX_JOINED = 200;
export const MAX_CASES = 50;

/** 满意, 基本满意, 不满意, 未联系上. */
export const SATISFACTIONS = ['satisfied', 'basicallySatisfied', 'unsatisfied', 'notReached'] as const;
export const satisfactionSchema = z.enum(SATISFACTIONS);
export type Satisfaction = z.infer<typeof satisfactionSchema>;

export const sentUrgeSchema = z.object({ level: keySchema, at, text: z.string() });
export type SentUrge = z.infer<typeof sentUrgeSchema>;

export const linkedCaseSchema = z.object({
  caseId: caseIdSchema,
  number: z.string(),
  /** `converted`: the case was made from the ticket (诉转案). */
  how: z.enum(['linked', 'converted']),
});
export type LinkedCase = z.infer<typeof linkedCaseSchema>;

export const offeredReplySchema = z.object({ caseId: caseIdSchema, number: z.string(), text: z.string() });
export type OfferedReply = z.infer<typeof offeredReplySchema>;

/** The clock that a person works against (签收, 先行联系, 回访, 不满意处理) and that of the whole (办理, 重办). */
export const ticketClocksSchema = z.object({
  overall: clockViewSchema.nullable(),
  stage: clockViewSchema.nullable(),
});

/** One line of the list. */
export const ticketRowSchema = z.object({
  id: ticketIdSchema,
  number: z.string(),
  channel: z.string(),
  kind: ticketKindSchema,
  urgency: urgencySchema,
  text: z.string(),
  address: z.string(),
  streetCode: streetCodeSchema.nullable(),
  unitId: unitIdSchema.nullable(),
  stage: ticketStageSchema,
  clocks: ticketClocksSchema,
  satisfaction: satisfactionSchema.nullable(),
  redoCount: z.int(),
  /** Earlier tickets of the same phone within the days that the rules name. */
  earlierCalls: z.int(),
  joinedCount: z.int(),
  caseCount: z.int(),
  /** The strongest 催办 that was sent. */
  urge: keySchema.nullable(),
  confidential: z.boolean(),
  receivedAt: at,
  endedAt: at.nullable(),
  version: z.int(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

/** A step that is legal now, as {@link ticketDetailSchema} offers it. */
export const ticketActionSchema = z.object({
  command: z.string(),
  permission: z.enum(PERMISSIONS),
  refusal: z.string().nullable(),
  /** The step that Ctrl+Enter takes. At most one of a ticket. */
  primary: z.boolean(),
});
export type TicketAction = z.infer<typeof ticketActionSchema>;

/** A level of 催办: from when it may be sent, and when it was. */
export const urgeStateSchema = z.object({
  level: keySchema,
  from: at.nullable(),
  sentAt: at.nullable(),
});

const ticketRefSchema = z.object({
  id: ticketIdSchema,
  number: z.string(),
  stage: ticketStageSchema,
  receivedAt: at,
});

export const ticketDetailSchema = ticketRowSchema.extend({
  reporter: z.object({ name: personal('name').nullable(), phone: personal('phone').nullable() }).nullable(),
  location: locationSchema.nullable(),
  classKey: classKeySchema.nullable(),
  remark: z.string().nullable(),
  sourceSystem: z.string().nullable(),
  registeredAt: at,
  signedAt: at.nullable(),
  contactedAt: at.nullable(),
  result: z.string().nullable(),
  resolved: z.boolean().nullable(),
  handledAt: at.nullable(),
  reply: z.string().nullable(),
  repliedAt: at.nullable(),
  revisitNote: z.string().nullable(),
  revisitedAt: at.nullable(),
  notReached: z.int(),
  endReason: z.string().nullable(),
  urges: z.array(urgeStateSchema).max(9),
  cases: z.array(linkedCaseSchema.extend({ stage: caseStageSchema })).max(MAX_CASES),
  main: ticketRefSchema.nullable(),
  joined: z.array(ticketRefSchema).max(MAX_JOINED),
  offered: offeredReplySchema.nullable(),
  /** The unit that the responsibility table names for class and street. */
  recommendedUnit: unitIdSchema.nullable(),
  actions: z.array(ticketActionSchema),
});
export type TicketDetail = z.infer<typeof ticketDetailSchema>;
