import type { SeriesKey } from '#shared/modules/devices/index.ts';

/** A stretch of a series, UTC milliseconds, `to` excluded, thinned to `points`. */
export interface SeriesRange extends SeriesKey {
  from: number;
  to: number;
  points: number;
}
