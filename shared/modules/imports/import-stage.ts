import { z } from 'zod';

/**
 * Where an imported case stands. Coarser than the steps of the desk: a foreign system says only roughly how far
 * it came, so a status is mapped to the queue in which the case is to wait, or to one of the ends.
 */
export const IMPORT_STAGES = [
  'registered',
  'toFile',
  'toDispatch',
  'disposing',
  'suspended',
  'toCheck',
  'toClose',
  'closed',
  'voided',
  'rejected',
] as const;

export const importStageSchema = z.enum(IMPORT_STAGES);
export type ImportStage = z.infer<typeof importStageSchema>;

/** Stages in which nothing is left to do; a time of closing belongs only to these. */
export const ENDED_STAGES: ReadonlySet<ImportStage> = new Set(['closed', 'voided', 'rejected']);
