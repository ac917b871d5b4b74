import type { Database } from '#electron/platform/db/index.ts';
import type { Period, Statistic, StoredReading } from '#shared/modules/devices/index.ts';
import { qualityOf } from '../quality-code.ts';

interface Row {
  device_id: string;
  factor: string;
  statistic: Statistic;
  period: Period;
  unit: string;
  at: number;
  value: number;
  quality: number;
  frame_id: number;
  received_at: number;
}

/** Readings are looked up by device time; this much may lie between it and their arrival. */
const MOST_DELAY_MS = 3_600_000;

/** Readings that arrived since a moment (UTC ms), in the order of their arrival: what rules catch up with after a start. */
export function recentReadingsQuery(db: Database) {
  const ofSeries = db.prepare<[number, number], Row>(
    `SELECT device_id, factor, statistic, period, unit, at, value, quality, frame_id, received_at
     FROM series JOIN readings ON readings.series_id = series.id
     WHERE at >= ? AND received_at >= ? ORDER BY received_at, at`,
  );
  return (receivedSince: number): StoredReading[] =>
    ofSeries
      .all(receivedSince - MOST_DELAY_MS, receivedSince)
      .map(({ device_id, quality, frame_id, received_at, ...row }) => ({
        ...row,
        deviceId: device_id,
        quality: qualityOf(quality),
        frameId: frame_id,
        receivedAt: received_at,
      }));
}
