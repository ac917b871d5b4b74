import { z } from 'zod';
import { unitIdSchema } from '#shared/modules/cases/index.ts';
import { keySchema, streetCodeSchema, ticketKindSchema } from '#shared/modules/territory/index.ts';

/**
 * What the list shows: 待签收, 办理中, 待回复, 待回访, 不满意 (waiting for a decision or being done again), 超期 (a
 * running clock is over), 全部.
 */
export const TICKET_VIEWS = [
  'to_sign',
  'handling',
  'to_reply',
  'to_revisit',
  'dissatisfied',
  'overdue',
  'all',
] as const;
export const ticketViewSchema = z.enum(TICKET_VIEWS);
export type TicketView = z.infer<typeof ticketViewSchema>;

/** All that are given must hold. */
export const ticketFiltersSchema = z.object({
  channel: keySchema.optional(),
  kind: ticketKindSchema.optional(),
  streetCode: streetCodeSchema.optional(),
  unitId: unitIdSchema.optional(),
});
export type TicketFilters = z.infer<typeof ticketFiltersSchema>;
