import { z } from 'zod';

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

/** One figure as it went to disk. `at` is the device's time, `receivedAt` ours; both UTC milliseconds. */
export const readingSchema = seriesKeySchema.extend({
  unit: z.string(),
  at: z.number().int(),
  receivedAt: z.number().int(),
  value: z.number(),
  quality: qualitySchema,
  /** Frame that brought it. */
  frameId: z.number().int(),
});
/** What alarm rules are told of, and the newest figure of a series. */
export type StoredReading = z.infer<typeof readingSchema>;
