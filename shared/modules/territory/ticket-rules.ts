import { z } from 'zod';
import { limitSchema } from '#shared/time/index.ts';
import { bilingualSchema, keySchema, sourceSchema } from './base.ts';
import { urgencySchema } from './rules.ts';

/** 工单类型: what a caller wants. */
export const TICKET_KINDS = [
  'consultation',
  'help',
  'complaint',
  'report',
  'suggestion',
  'thanks',
  'other',
] as const;
export const ticketKindSchema = z.enum(TICKET_KINDS);
export type TicketKind = z.infer<typeof ticketKindSchema>;

/** What is timed in a ticket: 签收, 先行联系, 办理 (to the reply), 回访, 不满意处理, 重办 (to the new reply). */
export const TICKET_CLOCKS = ['sign', 'contact', 'handle', 'revisit', 'decide', 'redo'] as const;
export const ticketClockSchema = z.enum(TICKET_CLOCKS);
export type TicketClock = z.infer<typeof ticketClockSchema>;

/** 工单时限. A row without `kinds` or `urgency` is for all of them; the row that says more goes first. */
export const ticketLimitSchema = z.strictObject({
  clock: ticketClockSchema,
  kinds: z.array(ticketKindSchema).min(1).max(TICKET_KINDS.length).optional(),
  urgency: urgencySchema.optional(),
  limit: limitSchema,
  source: sourceSchema,
  example: z.boolean(),
});
export type TicketLimit = z.infer<typeof ticketLimitSchema>;

/** 诉求来源: the way on which tickets come. `caseSource`: code of the 问题来源 of a case made from one. */
export const ticketChannelSchema = z.strictObject({
  id: keySchema,
  name: bilingualSchema,
  caseSource: z.string().regex(/^\d{2}$/),
});
export type TicketChannel = z.infer<typeof ticketChannelSchema>;

export const URGE_COLOURS = ['blue', 'yellow', 'red'] as const;

/**
 * One level of 催办, the mildest first. It may be sent from then on: `open` at any time while the ticket waits for
 * its reply, `due` this long after the deadline, `previous` this long after the level before could be sent.
 */
export const urgeLevelSchema = z.strictObject({
  id: keySchema,
  name: bilingualSchema,
  colour: z.enum(URGE_COLOURS),
  from: z.enum(['open', 'due', 'previous']),
  after: limitSchema.nullable(),
  source: sourceSchema,
});
export type UrgeLevel = z.infer<typeof urgeLevelSchema>;

const days = z.int().min(1).max(366);

/** What else differs between bureaus in the work on tickets. */
export const ticketRulesSchema = z.strictObject({
  source: sourceSchema,
  example: z.boolean(),
  channels: z.array(ticketChannelSchema).min(1).max(20),
  urges: z.array(urgeLevelSchema).max(9),
  /** 重复来电: the same phone within so many days. */
  repeatedCaller: z.strictObject({ days }),
  /** 重复诉求: the same matter near the same place within so many days. */
  repeatedMatter: z.strictObject({ days, radiusM: z.number().min(1).max(5000) }),
  /** A caller who was not reached so many times is not asked again. */
  revisitAttempts: z.int().min(1).max(10),
  /** 重办 a ticket may see. */
  redoAtMost: z.int().min(0).max(9),
});
export type TicketRules = z.infer<typeof ticketRulesSchema>;

/** The limit of a clock for a kind of ticket and its urgency; null when no row speaks of it. */
export function resolveTicketLimit(
  rows: readonly TicketLimit[],
  clock: TicketClock,
  { kind, urgency }: { kind: TicketKind; urgency: TicketLimit['urgency'] },
): TicketLimit | null {
  const fitting = rows.filter(
    (row) =>
      row.clock === clock &&
      (row.kinds === undefined || row.kinds.includes(kind)) &&
      (row.urgency === undefined || row.urgency === urgency),
  );
  return fitting.sort((a, b) => said(b) - said(a))[0] ?? null;
}

/** How much a row narrows: urgency counts more than kind, as what is urgent is so whatever it is about. */
function said({ kinds, urgency }: TicketLimit): number {
  return (urgency === undefined ? 0 : 2) + (kinds === undefined ? 0 : 1);
}
