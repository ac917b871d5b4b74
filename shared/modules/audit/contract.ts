import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import { cursorSchema, MAX_PAGE, pageOf } from '#shared/kernel/page.ts';
import { seriesKeySchema } from '#shared/modules/telemetry/index.ts';
import { factRowSchema, verifyEventSchema, whyNodeSchema } from './schema.ts';

/** What "Why is this here?" can be asked of. A reading is named by its place in its series. */
export const whyInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), caseId: z.uuid() }),
  z.object({ kind: z.literal('alarm'), alarmId: z.uuid() }),
  seriesKeySchema.extend({ kind: z.literal('reading'), at: z.int() }),
]);
export type WhyInput = z.infer<typeof whyInputSchema>;

export const listFactsInput = z.object({
  kind: z.string().max(64).optional(),
  actor: z.string().max(200).optional(),
  entity: z.uuid().optional(),
  from: z.int().optional(),
  to: z.int().optional(),
  cursor: cursorSchema.default(null),
  limit: z.int().min(1).max(MAX_PAGE).default(MAX_PAGE),
});
export type ListFactsInput = z.output<typeof listFactsInput>;

export const auditContract = {
  /**
   * The chain of causes from the thing asked about back to the packet. For who may see such a thing (`case.read`,
   * `alarm.read`, `telemetry.read`) and for auditors. Refuses `audit.unknown`, `door.notPermitted`.
   */
  why: permitted('signedIn').input(whyInputSchema).output(z.array(whyNodeSchema).max(50)),
  /** Walks the chain and rebuilds the tables; progress comes as a stream whose last event holds the result. Refuses `audit.busy`. */
  verify: permitted('audit.verify').output(eventIterator(verifyEventSchema)),
  /** Newest first. A page with a filter may be short, even empty, and still have a next one. */
  facts: permitted('audit.read').input(listFactsInput).output(pageOf(factRowSchema)),
};
