import { MAX_POINTS, type SeriesKey, type SeriesPoints } from '#shared/modules/telemetry/index.ts';
import { client } from '../../../bridge/index.ts';

/** Each round looks into a stretch thousands of times shorter; three reach a single reading of any year. */
const ROUNDS = 3;

/**
 * Device time (UTC ms) of the reading that a point shows: its own where nothing was thinned, otherwise the last one
 * of its bucket; null when it is no longer kept.
 */
export async function exactReading(
  key: SeriesKey,
  { at, bucketMs }: Pick<SeriesPoints, 'at' | 'bucketMs'>,
  index: number,
): Promise<number | null> {
  let from = at[index];
  let width = bucketMs;
  for (let round = 0; from !== undefined && width > 0 && round < ROUNDS; round++) {
    const inside: SeriesPoints = await client.telemetry.series.read({
      ...key,
      from,
      to: from + width,
      points: MAX_POINTS,
    });
    from = inside.at.at(-1);
    width = inside.bucketMs;
  }
  return from ?? null;
}
