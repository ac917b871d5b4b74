import { z } from 'zod';
import { explainedFrameSchema } from '#shared/modules/devices/index.ts';

/** What a figure says about its period: the reading itself, or the least, mean, most or sum. */
export const STATISTICS = ['value', 'min', 'avg', 'max', 'sum'] as const;
export const statisticSchema = z.enum(STATISTICS);
export type Statistic = z.infer<typeof statisticSchema>;

export const PERIODS = ['realtime', 'minute', 'hour', 'day'] as const;
export const periodSchema = z.enum(PERIODS);
export type Period = z.infer<typeof periodSchema>;

/**
 * Whether a figure may be believed. Only `ok` may raise an alarm. The first eight are the data flags of
 * HJ 212-2017 (N F M S D C T B); the last two are our own judgement, and the worst of a bucket is shown.
 */
export const QUALITIES = [
  'ok',
  'stopped',
  'maintenance',
  'manual',
  'fault',
  'calibration',
  'overRange',
  'linkFault',
  /** Outside what the quantity can be, or no number. */
  'implausible',
  /** The device dates it later than it was received. */
  'skewed',
] as const;
export const qualitySchema = z.enum(QUALITIES);
export type Quality = z.infer<typeof qualitySchema>;

/** Names one line of a chart. */
export const seriesKeySchema = z.strictObject({
  deviceId: z.uuid(),
  /** Factor code of the standard: `a34002` PM10. */
  factor: z.string().min(1).max(32),
  statistic: statisticSchema,
  period: periodSchema,
});
export type SeriesKey = z.infer<typeof seriesKeySchema>;

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
  /** Frame that brought the last value: `frame.get` walks on from here; null once it is pruned. */
  frameId: z.array(z.number().int().nullable()),
});
export type SeriesPoints = z.infer<typeof seriesPointsSchema>;

/** The newest figure of a series. `at` is the device's time, `receivedAt` ours; both UTC milliseconds. */
export const latestSchema = seriesKeySchema.extend({
  unit: z.string(),
  at: z.number().int(),
  receivedAt: z.number().int(),
  value: z.number(),
  quality: qualitySchema,
  frameId: z.number().int(),
});
export type Latest = z.infer<typeof latestSchema>;

/** A stored packet with everything it says. */
export const storedFrameSchema = explainedFrameSchema.extend({
  id: z.number().int(),
  linkId: z.string(),
  deviceId: z.string(),
  receivedAt: z.number().int(),
});
export type StoredFrame = z.infer<typeof storedFrameSchema>;

/** A reading as it went to disk; what alarm rules are told of. */
export interface StoredReading extends Latest {}
