import type { TicketStepName } from './commands.ts';
import type { TicketStage } from './stages.ts';

const WAITS_FOR_REPLY: readonly TicketStage[] = ['to_sign', 'handling', 'to_reply'];
const OPEN: readonly TicketStage[] = [...WAITS_FOR_REPLY, 'joined', 'to_revisit', 'dissatisfied'];

/** In which stages a step is legal. */
export const LEGAL_TICKET_STAGES: Readonly<Record<TicketStepName, readonly TicketStage[]>> = {
  sign: ['to_sign'],
  sendBack: ['to_sign'],
  assign: ['handling'],
  contact: ['handling', 'joined'],
  handle: ['handling'],
  reply: ['to_reply'],
  revisit: ['to_revisit'],
  redo: ['dissatisfied'],
  explain: ['dissatisfied'],
  urge: WAITS_FOR_REPLY,
  link: OPEN,
  unlink: OPEN,
  join: ['to_sign', 'handling'],
  separate: ['joined'],
};

/** The steps that a stage waits for, the likeliest first. */
export const AWAITED_TICKET_STEPS: Readonly<Record<TicketStage, readonly TicketStepName[]>> = {
  to_sign: ['sign'],
  handling: ['contact', 'handle'],
  to_reply: ['reply'],
  to_revisit: ['revisit'],
  dissatisfied: ['redo', 'explain'],
  joined: [],
  archived: [],
  returned: [],
};
