import { z } from 'zod';
import type { Permission } from '#shared/kernel/permissions.ts';
import { caseIdSchema } from './schema-base.ts';

/** What every step names: the case, and the version that the person looked at. */
export const step = { id: caseIdSchema, expectedVersion: z.int().min(1) };

/** A text that may be left empty. */
export const noteSchema = z.string().trim().max(500);

/** The answer to a request: a no says why. */
export const reviewSchema = z.object({ ...step, approved: z.boolean(), comment: noteSchema });

/** Ties a step to the right it needs. */
export const define = <P extends Permission, S extends z.ZodType>(permission: P, input: S) => ({
  permission,
  input,
});
