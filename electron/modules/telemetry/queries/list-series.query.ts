import type { Database } from '#electron/platform/db/index.ts';
import type { Series } from '#shared/modules/telemetry/index.ts';
import type { SeriesBook } from '../series-book.ts';

/** The series of a device that hold a reading, by factor; first and last are one seek each. */
export function listSeriesQuery(db: Database, book: SeriesBook) {
  const first = db
    .prepare<[number], number>('SELECT at FROM readings WHERE series_id = ? ORDER BY at LIMIT 1')
    .pluck();
  return (deviceId: string): Series[] =>
    [...book.ofDevice(deviceId).values()]
      .flatMap(({ id, latest, factor, statistic, period, unit }) =>
        latest
          ? [
              {
                deviceId,
                factor,
                statistic,
                period,
                unit,
                firstAt: first.get(id) as number,
                lastAt: latest.at,
              },
            ]
          : [],
      )
      .sort((a, b) => (a.factor < b.factor ? -1 : a.factor > b.factor ? 1 : 0));
}
