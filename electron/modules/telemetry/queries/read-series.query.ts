import type { Database } from '#electron/platform/db/index.ts';
import type { SeriesPoints } from '#shared/modules/telemetry/index.ts';
import { qualityOf } from '../quality-code.ts';

export interface ReadSeries {
  seriesId: number;
  unit: string;
  /** UTC milliseconds, `to` excluded. */
  from: number;
  to: number;
  points: number;
}

interface Point {
  at: number;
  value: number;
  quality: number;
  frame_id: number;
}

interface Bucket {
  bucket: number;
  low: number;
  high: number;
  worst: number;
  last_at: number;
}

/**
 * A line for a chart of `points` pixels. Where more readings than pixels exist each pixel's time holds the least
 * and the most of what may be believed in it (of anything, where nothing may), so no peak is lost.
 */
export function readSeriesQuery(db: Database) {
  const span = db.prepare<[number, number, number], { first: number | null; last: number | null }>(
    'SELECT min(at) AS first, max(at) AS last FROM readings WHERE series_id = ? AND at >= ? AND at < ?',
  );
  const raw = db.prepare<[number, number, number, number], Point>(
    'SELECT at, value, quality, frame_id FROM readings WHERE series_id = ? AND at >= ? AND at < ? ORDER BY at LIMIT ?',
  );
  const buckets = db.prepare<[number, number, number, number, number], Bucket>(
    `SELECT CAST((at - ?) / ? AS INTEGER) AS bucket,
            coalesce(min(value) FILTER (WHERE quality = 0), min(value)) AS low,
            coalesce(max(value) FILTER (WHERE quality = 0), max(value)) AS high,
            max(quality) AS worst, max(at) AS last_at
     FROM readings WHERE series_id = ? AND at >= ? AND at < ? GROUP BY bucket ORDER BY bucket`,
  );
  const one = db.prepare<[number, number], Point>(
    'SELECT at, value, quality, frame_id FROM readings WHERE series_id = ? AND at = ?',
  );

  return ({ seriesId, unit, from, to, points }: ReadSeries): SeriesPoints => {
    const { first, last } = span.get(seriesId, from, to) ?? { first: null, last: null };
    if (first === null || last === null) return emptyPoints(unit, 0);
    const whole = raw.all(seriesId, first, to, points + 1);
    if (whole.length <= points) return asTheyAre(unit, whole);
    const bucketMs = Math.max(1, Math.ceil((last + 1 - first) / points));
    const line = emptyPoints(unit, bucketMs);
    for (const { bucket, low, high, worst, last_at } of buckets.all(first, bucketMs, seriesId, first, to)) {
      const newest = one.get(seriesId, last_at) as Point;
      line.at.push(first + bucket * bucketMs);
      line.min.push(low);
      line.max.push(high);
      line.last.push(newest.value);
      line.quality.push(qualityOf(worst));
      line.frameId.push(newest.frame_id);
    }
    return line;
  };
}

export function emptyPoints(unit: string, bucketMs: number): SeriesPoints {
  return { unit, bucketMs, at: [], min: [], max: [], last: [], quality: [], frameId: [] };
}

function asTheyAre(unit: string, points: Point[]): SeriesPoints {
  const values = points.map(({ value }) => value);
  return {
    unit,
    bucketMs: 0,
    at: points.map(({ at }) => at),
    min: values,
    max: values,
    last: values,
    quality: points.map(({ quality }) => qualityOf(quality)),
    frameId: points.map(({ frame_id }) => frame_id),
  };
}
