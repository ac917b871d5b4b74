import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, pageOf } from '#shared/kernel/page.ts';
import { caseIdSchema, reasonSchema } from '#shared/modules/cases/index.ts';
import { keySchema, personStatusSchema } from '#shared/modules/territory/index.ts';
import {
  audienceSchema,
  boardPersonSchema,
  boardUnitSchema,
  claimSchema,
  inboxRowSchema,
  messageIdSchema,
  receiptSchema,
  receivedMessageSchema,
  recommendedUnitSchema,
  sentMessageSchema,
} from './schema.ts';

/** Claims that are held at once; a command centre has fewer seats than this. */
export const MAX_CLAIMS = 500;
/** People that a board shows and a message reaches. */
export const MAX_PEOPLE = 5000;
/** Cases that a unit's inbox shows; the nearest deadlines come first. */
export const MAX_INBOX = 300;

const ofCase = z.object({ caseId: caseIdSchema });
const ofMessage = z.object({ id: messageIdSchema });
const nullableClaim = z.object({ claim: claimSchema.nullable() });
const note = z.string().trim().max(500).default('');
const page = z.object({ cursor: cursorSchema.default(null), limit: z.int().min(1).max(100).default(50) });

/** Live changes: topics `claims` (ids of cases), `board` (ids of persons), `messages` (ids of messages). */
export const dispatchContract = {
  /** Units for the case, the best first, each with its reasons. Refuses `case.unknown`, `dispatch.noRules`. */
  recommend: permitted('case.read').input(ofCase).output(z.array(recommendedUnitSchema).max(9)),

  /** What waits for the unit of whoever asks, by time to breach. Refuses `dispatch.noUnit`. */
  inbox: permitted('case.accept').output(
    z.object({ rows: z.array(inboxRowSchema).max(MAX_INBOX), more: z.boolean() }),
  ),

  claims: {
    list: permitted('case.read').output(z.array(claimSchema).max(MAX_CLAIMS)),
    /**
     * Claims a case that nobody has claimed; says who has it otherwise. Asking again while it is held here tells that
     * somebody is still typing. Refuses `case.unknown`, `claim.tooMany`.
     */
    take: permitted('case.read').input(ofCase).output(nullableClaim),
    /** Gives the case up, or withdraws the wish to have it. Nothing happens where there is neither. */
    release: permitted('case.read').input(ofCase).output(nullableClaim),
    /** Asks for a case that somebody else has; it passes on after the grace. Refuses `claim.notHeld`, `claim.asked`. */
    ask: permitted('case.read')
      .input(ofCase.extend({ reason: reasonSchema }))
      .output(nullableClaim),
  },

  board: {
    get: permitted('status.read').output(
      z.object({
        statuses: z.array(personStatusSchema).max(30),
        people: z.array(boardPersonSchema).max(MAX_PEOPLE),
        units: z.array(boardUnitSchema).max(2000),
      }),
    ),
    /**
     * Says what a person does; of others only with `status.manage`. Refuses `dispatch.unknownPerson`,
     * `dispatch.unknownStatus`, `case.unknown`.
     */
    set: permitted('status.report')
      .input(
        z.object({
          personId: keySchema,
          statusId: keySchema,
          caseId: caseIdSchema.nullable().default(null),
          note,
        }),
      )
      .output(boardPersonSchema),
    /** Says that a person is well and at it. Refuses `dispatch.unknownPerson`, `dispatch.noStatusYet`. */
    checkIn: permitted('status.report')
      .input(z.object({ personId: keySchema, note }))
      .output(boardPersonSchema),
  },

  messages: {
    /** What was sent to me, the newest first. Refuses `page.badCursor`. */
    received: permitted('signedIn').input(page).output(pageOf(receivedMessageSchema)),
    /** What I sent, the newest first. Refuses `page.badCursor`. */
    sent: permitted('message.send').input(page).output(pageOf(sentMessageSchema)),
    counts: permitted('signedIn').output(
      z.object({ unread: z.int(), urgent: z.int(), unacknowledged: z.int() }),
    ),
    /** Refuses `message.nobody`, `message.unknownAudience`, `case.unknown`. */
    send: permitted('message.send')
      .input(
        z.object({
          audience: audienceSchema,
          text: z.string().trim().min(1).max(1000),
          urgent: z.boolean().default(false),
          acknowledge: z.boolean().default(false),
          caseId: caseIdSchema.nullable().default(null),
        }),
      )
      .output(sentMessageSchema),
    /** Says that my seat has these messages. What is not mine or known already is passed over. */
    delivered: permitted('signedIn')
      .input(z.object({ ids: z.array(messageIdSchema).min(1).max(100) }))
      .output(z.object({ count: z.int() })),
    /** Refuses `message.unknown`. */
    read: permitted('signedIn').input(ofMessage).output(receivedMessageSchema),
    /** Refuses `message.unknown`. */
    acknowledge: permitted('signedIn').input(ofMessage).output(receivedMessageSchema),
    /** Who has it, who has read it, who has understood it. Only for its sender. Refuses `message.unknown`. */
    receipts: permitted('message.send').input(ofMessage).output(z.array(receiptSchema).max(MAX_PEOPLE)),
    /** Reminds everybody who has not read (or, if asked for, not acknowledged) it. Refuses `message.unknown`, `message.allRead`. */
    remind: permitted('message.send')
      .input(ofMessage)
      .output(z.object({ reminded: z.int() })),
  },
};
