import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import {
  caseIdSchema,
  caseStepResultSchema,
  reasonSchema,
  timelineEntrySchema,
} from '#shared/modules/cases/index.ts';
import { ROW_FLAGS, rowErrorSchema } from '#shared/modules/imports/index.ts';
import { ticketChannelSchema, urgeLevelSchema } from '#shared/modules/territory/index.ts';
import { convertInputSchema, registerTicketSchema, type TicketStepName, ticketSteps } from './commands.ts';
import { figuresSchema } from './figures.ts';
import { ticketDetailSchema, ticketIdSchema, ticketRowSchema } from './schema.ts';
import { ticketStageSchema } from './stages.ts';
import { ticketFiltersSchema, ticketViewSchema } from './views.ts';

/** What a step answers: where the ticket stands now. */
export const ticketStepResultSchema = z.object({
  id: ticketIdSchema,
  number: z.string(),
  stage: ticketStageSchema,
  version: z.int(),
});
export type TicketStepResult = z.infer<typeof ticketStepResultSchema>;

/**
 * Steps refuse `ticket.unknown`, `ticket.changed` {version}, `ticket.illegalStep` {command, stage},
 * `ticket.notYourUnit`, and what each says of itself in the life cycle.
 */
function step<N extends TicketStepName>(name: N) {
  return permitted(ticketSteps[name].permission)
    .input(ticketSteps[name].input as (typeof ticketSteps)[N]['input'])
    .output(ticketStepResultSchema);
}

const one = z.object({ id: ticketIdSchema });

/** The token of a file that the person chose; `mapping` by its name among those that {@link ticketsContract} lists. */
export const ticketImportSchema = z.object({
  file: z.string().min(1).max(100),
  mapping: z.string().min(1).max(80),
  dryRun: z.boolean(),
});
export type TicketImport = z.infer<typeof ticketImportSchema>;

export const ticketImportResultSchema = z.object({
  fileName: z.string(),
  mapping: z.string(),
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  flags: z.partialRecord(z.enum(ROW_FLAGS), z.int()),
  /** The first rejected rows, as a spreadsheet numbers them. */
  rows: z.array(z.object({ row: z.int(), errors: z.array(rowErrorSchema) })).max(200),
});
export type TicketImportResult = z.infer<typeof ticketImportResultSchema>;
const count = z.int().min(0);

export const ticketHitSchema = z.object({
  row: ticketRowSchema,
  by: z.enum(['number', 'phone', 'text']),
});
export type TicketHit = z.infer<typeof ticketHitSchema>;

/** Live changes: topic `tickets` with the ids of the tickets. */
export const ticketsContract = {
  /**
   * Refuses `ticket.unknownChannel`, `ticket.numberTaken` {number}, `ticket.receivedLater`, `ticket.dueEarlier`,
   * `case.unknownStreet`, `case.unknownClass`.
   */
  register: permitted('ticket.register').input(registerTicketSchema).output(ticketStepResultSchema),
  sign: step('sign'),
  sendBack: step('sendBack'),
  assign: step('assign'),
  contact: step('contact'),
  handle: step('handle'),
  reply: step('reply'),
  revisit: step('revisit'),
  redo: step('redo'),
  explain: step('explain'),
  urge: step('urge'),
  link: step('link'),
  unlink: step('unlink'),
  join: step('join'),
  separate: step('separate'),
  /** 诉转案, in one transaction: the case and the link. A confidential caller is not told to the case. */
  convert: permitted('case.register')
    .input(convertInputSchema)
    .output(z.object({ case: caseStepResultSchema, ticket: ticketStepResultSchema })),

  /** Soonest deadline first; `all` newest first. Refuses `page.badCursor`. */
  list: permitted('ticket.read')
    .input(
      z.object({
        view: ticketViewSchema,
        filters: ticketFiltersSchema.default({}),
        cursor: cursorSchema.default(null),
        limit: z.int().min(1).max(MAX_PAGE).default(100),
      }),
    )
    .output(pageOf(ticketRowSchema)),
  /** Per view; null for `all`, which would mean counting every ticket there ever was. */
  counts: permitted('ticket.read').output(z.record(ticketViewSchema, count.nullable())),
  get: permitted('ticket.read').input(one).output(ticketDetailSchema),
  /** The ticket's facts, oldest first. */
  timeline: permitted('ticket.read').input(one).output(z.array(timelineEntrySchema).max(1000)),
  /** By number, phone (whole, beginning, last four) or words of text, address and number. */
  search: permitted('ticket.read')
    .input(z.object({ text: z.string().trim().min(1).max(100), limit: z.int().min(1).max(50).default(50) }))
    .output(z.object({ hits: z.array(ticketHitSchema), more: z.boolean() })),
  /** Tickets of the same phone, and of the same matter at the same place, within the days of the rules. */
  repeats: permitted('ticket.read')
    .input(one)
    .output(
      z.object({
        callers: z.array(ticketRowSchema).max(50),
        matters: z.array(ticketRowSchema).max(50),
      }),
    ),
  /** Tickets that a case is linked to. */
  ofCase: permitted('ticket.read')
    .input(z.object({ caseId: caseIdSchema }))
    .output(z.array(ticketRowSchema).max(200)),
  figures: permitted('ticket.read')
    .input(z.object({ from: z.int(), to: z.int() }))
    .output(figuresSchema),
  /** What screens need to word channels and levels of 催办, with the days of the rules. */
  rules: permitted('ticket.read').output(
    z.object({
      channels: z.array(ticketChannelSchema),
      urges: z.array(urgeLevelSchema),
      redoAtMost: count,
      callerDays: count,
      matterDays: count,
      matterRadiusM: z.number(),
    }),
  ),
  /** Mappings of hotline exports that can be chosen. */
  mappings: permitted('ticket.import').output(
    z.array(z.object({ name: z.string(), note: z.string() })).max(1000),
  ),
  /**
   * Takes in a hotline's spreadsheet; a dry run counts what would happen and changes nothing. Imported twice, a ticket
   * stands once; what was worked on here is left as it is. Refuses `import.…`, `ticket.unknownChannel`.
   */
  import: permitted('ticket.import').input(ticketImportSchema).output(ticketImportResultSchema),
  /** Shows one masked field; who, why and what becomes a fact. Refuses `ticket.nothingToReveal`, `case.notAtKiosk`. */
  reveal: permitted('ticket.reveal')
    .input(z.object({ id: ticketIdSchema, field: z.enum(['name', 'phone']), purpose: reasonSchema }))
    .output(z.object({ value: z.string() })),
};
