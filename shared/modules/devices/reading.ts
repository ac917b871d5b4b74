import { z } from 'zod';

/** What a figure says about its period: the reading itself, or the least, mean, most or sum. */
export const STATISTICS = [
  'value',
  'min',
  'avg',
  'max',
  'sum',
  // The same, converted to standard oxygen content (HJ 212-2017 `Zs…`, stack gas).
  'zsValue',
  'zsMin',
  'zsAvg',
  'zsMax',
  'zsSum',
] as const;
export const statisticSchema = z.enum(STATISTICS);
export type Statistic = z.infer<typeof statisticSchema>;

export const PERIODS = ['realtime', 'minute', 'hour', 'day'] as const;
export const periodSchema = z.enum(PERIODS);
export type Period = z.infer<typeof periodSchema>;

/**
 * Whether a figure may be believed. Only `ok` may raise an alarm. The first eight are the data flags of
 * HJ 212-2017 (N F M S D C T B), the rest are our own judgement. Stored by position: new ones go to the end.
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
  /** A flag that no standard knows. */
  'unknown',
  /** Outside what the quantity can be: a wrong unit or a broken instrument. */
  'implausible',
  /** Dated by the device later than it was received; a clock is wrong. */
  'skewed',
  /** Taken while the quantity was still moving: a lorry that has not come to rest on the scale. */
  'unstable',
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
