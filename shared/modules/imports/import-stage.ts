import type { z } from 'zod';
import { caseStageSchema } from '#shared/modules/cases/index.ts';

/**
 * Where an imported case may stand: the queues in which a case can wait for somebody, and the ends. Stages that
 * wait for an answer to a question (reviews, an inspector on his way) need the question and cannot be imported.
 */
export const importStageSchema = caseStageSchema.extract([
  'registered',
  'verify_to_send',
  'to_file',
  'to_dispatch',
  'disposing',
  'suspended',
  'check_to_send',
  'to_close',
  'closed',
  'voided',
  'rejected',
]);
export type ImportStage = z.infer<typeof importStageSchema>;
