import { z } from 'zod';
import { explainedFrameSchema, qualitySchema, seriesKeySchema } from '#shared/modules/devices/index.ts';

export {
  type Period,
  type Quality,
  qualitySchema,
  readingSchema,
  type SeriesKey,
  type Statistic,
  type StoredReading,
  seriesKeySchema,
} from '#shared/modules/devices/index.ts';

/** A line that a chart can show, and the span that it covers. */
export const seriesSchema = seriesKeySchema.extend({
  unit: z.string(),
  firstAt: z.number().int(),
  lastAt: z.number().int(),
});
export type Series = z.infer<typeof seriesSchema>;

const times = z.array(z.number().int());
const figures = z.array(z.number());

/**
 * A line thinned for a screen: one entry per bucket that holds a reading, oldest first, all columns of one
 * length. `at` is the start of the bucket (the reading's own time where nothing was thinned).
 */
export const seriesPointsSchema = z.object({
  unit: z.string(),
  /** Width of a bucket in milliseconds; 0 where every reading is its own. */
  bucketMs: z.number().int(),
  at: times,
  min: figures,
  max: figures,
  /** Last value of the bucket, which a line without thinning shows. */
  last: figures,
  quality: z.array(qualitySchema),
  /** Frame that brought the last value; `frame.get` walks on from here while it is kept. */
  frameId: z.array(z.number().int()),
});
export type SeriesPoints = z.infer<typeof seriesPointsSchema>;

/** A stored packet with everything it says. */
export const storedFrameSchema = explainedFrameSchema.extend({
  id: z.number().int(),
  linkId: z.string(),
  deviceId: z.string(),
  receivedAt: z.number().int(),
});
export type StoredFrame = z.infer<typeof storedFrameSchema>;
