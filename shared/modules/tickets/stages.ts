import { z } from 'zod';
import type { TicketClock } from '#shared/modules/territory/index.ts';

/**
 * Where a ticket stands: 待签收, 办理中, 待回复, 待回访, 不满意待处理, 已并单 (answered with its main ticket), 已归档, 已退单.
 */
export const TICKET_STAGES = [
  'to_sign',
  'handling',
  'to_reply',
  'to_revisit',
  'dissatisfied',
  'joined',
  'archived',
  'returned',
] as const;
export const ticketStageSchema = z.enum(TICKET_STAGES);
export type TicketStage = z.infer<typeof ticketStageSchema>;

/** Nothing follows: 已归档, 已退单. */
export function isTicketFinal(stage: TicketStage): boolean {
  return stage === 'archived' || stage === 'returned';
}

/** Clocks that run in a stage. What is running and does not belong to the next stage is stopped by the move there. */
export const CLOCKS_OF_STAGE: Readonly<Record<TicketStage, readonly TicketClock[]>> = {
  to_sign: ['sign', 'handle'],
  handling: ['contact', 'handle', 'redo'],
  to_reply: ['handle', 'redo'],
  to_revisit: ['revisit'],
  dissatisfied: ['decide'],
  joined: ['contact', 'handle', 'redo'],
  archived: [],
  returned: [],
};
