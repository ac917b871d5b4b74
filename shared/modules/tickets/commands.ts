import { z } from 'zod';
import type { Permission } from '#shared/kernel/permissions.ts';
import {
  caseIdSchema,
  locationSchema,
  reasonSchema,
  registerInputSchema,
  unitIdSchema,
} from '#shared/modules/cases/index.ts';
import {
  classKeySchema,
  keySchema,
  streetCodeSchema,
  ticketKindSchema,
  urgencySchema,
} from '#shared/modules/territory/index.ts';
import { satisfactionSchema, ticketIdSchema, ticketNumberSchema } from './schema.ts';

/** What every step names: the ticket, and the version that the person looked at. */
const step = { id: ticketIdSchema, expectedVersion: z.int().min(1) };
const note = z.string().trim().max(500);
const words = z.string().trim().min(1).max(2000);

export const registerTicketSchema = z.object({
  channel: keySchema,
  /** The hotline's number; null where this desk took the call and a number is given here. */
  number: ticketNumberSchema.nullable().default(null),
  kind: ticketKindSchema,
  urgency: urgencySchema.default('normal'),
  text: words,
  address: z.string().trim().max(300).default(''),
  streetCode: streetCodeSchema.nullable().default(null),
  location: locationSchema.nullable().default(null),
  classKey: classKeySchema.nullable().default(null),
  reporter: z
    .object({ name: z.string().trim().max(40).nullable(), phone: z.string().trim().max(30).nullable() })
    .nullable()
    .default(null),
  confidential: z.boolean().default(false),
  remark: note.nullable().default(null),
  /** When the hotline sent it; null: now. */
  receivedAt: z.int().nullable().default(null),
  /** 期望办结时间: the hotline's own deadline; it takes the place of the bureau's limit. */
  dueAt: z.int().nullable().default(null),
});
export type RegisterTicket = z.infer<typeof registerTicketSchema>;

const define = <P extends Permission, S extends z.ZodType>(permission: P, input: S) => ({
  permission,
  input,
});

/** Every step of a ticket: the right it needs and what it says. */
export const ticketSteps = {
  /** 签收: the ticket is ours; `unitId` handles it, null: the centre itself. */
  sign: define('ticket.sign', z.object({ ...step, unitId: unitIdSchema.nullable(), note })),
  /** 退单: not ours; `belongsTo` names whose it is. */
  sendBack: define(
    'ticket.return',
    z.object({ ...step, reason: reasonSchema, belongsTo: z.string().trim().max(100) }),
  ),
  /** 交办: another unit handles it from now on. */
  assign: define('ticket.sign', z.object({ ...step, unitId: unitIdSchema.nullable(), note })),
  /** 先行联系: the caller was called before the work began; `reached` false: nobody answered. */
  contact: define('ticket.handle', z.object({ ...step, reached: z.boolean(), note })),
  /** 办理: what was done, and whether that solved it. */
  handle: define('ticket.handle', z.object({ ...step, result: words, resolved: z.boolean() })),
  /** 回复 to the caller or the hotline. */
  reply: define('ticket.reply', z.object({ ...step, text: words })),
  /** 回访. */
  revisit: define('ticket.revisit', z.object({ ...step, satisfaction: satisfactionSchema, note })),
  /** 重办: what was done was not good enough (主观原因). */
  redo: define('ticket.redo', z.object({ ...step, reason: reasonSchema })),
  /** 解释说明: what the caller wants cannot be done (客观原因). */
  explain: define('ticket.redo', z.object({ ...step, text: words })),
  urge: define('ticket.urge', z.object({ ...step, level: keySchema, text: reasonSchema })),
  link: define('ticket.link', z.object({ ...step, caseId: caseIdSchema })),
  unlink: define('ticket.link', z.object({ ...step, caseId: caseIdSchema, reason: reasonSchema })),
  /** 并单: this ticket is answered with the main one. */
  join: define('ticket.link', z.object({ ...step, mainId: ticketIdSchema })),
  separate: define('ticket.link', z.object({ ...step, reason: reasonSchema })),
} as const;

export type TicketStepName = keyof typeof ticketSteps;
export type TicketStepInput<N extends TicketStepName> = z.infer<(typeof ticketSteps)[N]['input']>;
export type TicketStep = {
  [N in TicketStepName]: { name: N; input: TicketStepInput<N> };
}[TicketStepName];
export const TICKET_STEPS = Object.keys(ticketSteps) as TicketStepName[];

/** 诉转案: a case out of the ticket. Source and reporter are the ticket's own. */
export const convertInputSchema = z.object({
  ...step,
  case: registerInputSchema.omit({ sourceCode: true, reporter: true }),
});
export type ConvertInput = z.infer<typeof convertInputSchema>;
