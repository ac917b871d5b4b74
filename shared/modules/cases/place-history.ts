import { z } from 'zod';
import { personal } from '#shared/kernel/personal.ts';
import { caseRowSchema } from './schema.ts';

/** A point (WGS-84), how far around it and how far back. */
export const placeHistoryInputSchema = z.object({
  lng: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  radiusM: z.int().min(10).max(1000),
  days: z.int().min(1).max(3650),
  limit: z.int().min(1).max(200).default(100),
});

export const placeHistorySchema = z.object({
  /** The newest first. */
  entries: z
    .array(z.object({ row: caseRowSchema, distanceM: z.number(), reporter: personal('name').nullable() }))
    .max(200),
  found: z.int(),
  /** So much happened there that the oldest were not looked at. */
  more: z.boolean(),
});
export type PlaceHistory = z.infer<typeof placeHistorySchema>;
