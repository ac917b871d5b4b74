import { z } from 'zod';
import { permitted } from '#shared/kernel/contract.ts';
import {
  readingSchema,
  seriesKeySchema,
  seriesPointsSchema,
  seriesSchema,
  storedFrameSchema,
} from './schema.ts';

const read = permitted('telemetry.read');

/** Topic of the live stream: the id is that of the device whose latest figures changed. */
export const TELEMETRY_TOPIC = 'telemetry';

/** Points a chart may ask for: more than any screen has pixels. */
export const MAX_POINTS = 4000;

/** Refusals: `telemetry.frameGone` (pruned or never there). */
export const telemetryContract = {
  series: {
    list: read.input(z.strictObject({ deviceId: z.uuid() })).output(z.array(seriesSchema).max(500)),
    /** `from` (included) to `to` (excluded), UTC milliseconds; `points` is the width of the chart in pixels. */
    read: read
      .input(
        seriesKeySchema
          .extend({
            from: z.number().int().min(0),
            to: z.number().int().min(0),
            points: z.number().int().min(1).max(MAX_POINTS),
          })
          .refine(({ from, to }) => from < to, 'from must be before to'),
      )
      .output(seriesPointsSchema),
  },
  /** The newest figure of every series of the devices. */
  latest: read
    .input(z.strictObject({ deviceIds: z.array(z.uuid()).min(1).max(200) }))
    .output(z.array(readingSchema).max(20_000)),
  frame: {
    /** The packet behind a figure. */
    get: read.input(z.strictObject({ frameId: z.number().int().min(1) })).output(storedFrameSchema),
  },
};
