import type { NewReading } from '#electron/modules/devices/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import type { Period, SeriesKey, Statistic, StoredReading } from '#shared/modules/devices/index.ts';
import { qualityOf } from './quality-code.ts';

/** A series in memory with its newest reading. */
export interface BookedSeries extends SeriesKey {
  id: number;
  unit: string;
  latest: StoredReading | null;
}

interface SeriesRow {
  id: number;
  device_id: string;
  factor: string;
  statistic: Statistic;
  period: Period;
  unit: string;
}

interface LatestRow {
  at: number;
  value: number;
  quality: number;
  frame_id: number;
  received_at: number;
}

/**
 * Every series of a device, read from disk the first time the device is asked for. The newest reading is one
 * seek per series, so it needs no table of its own that could disagree with the readings.
 */
export class SeriesBook {
  readonly #byDevice = new Map<string, Map<string, BookedSeries>>();
  readonly #rows;
  readonly #insert;
  readonly #latest;

  constructor(db: Database) {
    this.#rows = db.prepare<[string], SeriesRow>('SELECT * FROM series WHERE device_id = ?');
    this.#insert = db.prepare(
      'INSERT INTO series (device_id, factor, statistic, period, unit) VALUES (?, ?, ?, ?, ?)',
    );
    this.#latest = db.prepare<[number], LatestRow>(
      `SELECT at, value, quality, frame_id, received_at FROM (
         SELECT * FROM readings WHERE series_id = ? ORDER BY at DESC LIMIT 100
       ) ORDER BY min(at, received_at) DESC LIMIT 1`,
    );
  }

  ofDevice(deviceId: string): Map<string, BookedSeries> {
    let book = this.#byDevice.get(deviceId);
    if (!book) {
      book = new Map();
      for (const row of this.#rows.all(deviceId)) book.set(keyOf(row), this.#fromRow(row));
      this.#byDevice.set(deviceId, book);
    }
    return book;
  }

  /** Finds the series of a reading and makes it when it is new; null when the device has too many. */
  find(deviceId: string, reading: NewReading): BookedSeries | null {
    const book = this.ofDevice(deviceId);
    const key = keyOf(reading);
    const known = book.get(key);
    if (known) return known;
    if (book.size >= MAX_SERIES_PER_DEVICE) return null;
    const { factor, statistic, period, unit } = reading;
    const id = Number(this.#insert.run(deviceId, factor, statistic, period, unit).lastInsertRowid);
    const series = { id, deviceId, factor, statistic, period, unit, latest: null };
    book.set(key, series);
    return series;
  }

  /** Forgets what is in memory: a transaction that had made series was undone. */
  forget(): void {
    this.#byDevice.clear();
  }

  #fromRow(row: SeriesRow): BookedSeries {
    const { id, device_id: deviceId, factor, statistic, period, unit } = row;
    const series = { id, deviceId, factor, statistic, period, unit };
    const newest = this.#latest.get(id);
    const latest = newest && {
      deviceId,
      factor,
      statistic,
      period,
      unit,
      at: newest.at,
      receivedAt: newest.received_at,
      value: newest.value,
      quality: qualityOf(newest.quality),
      frameId: newest.frame_id,
    };
    return { ...series, latest: latest ?? null };
  }
}

/**
 * True when `next` is newer than `known`. A device whose clock once jumped ahead must not own the newest figure
 * until that date comes, so no reading counts as newer than its reception.
 */
export function isNewer(next: StoredReading, known: StoredReading | null): boolean {
  return known === null || Math.min(next.at, next.receivedAt) >= Math.min(known.at, known.receivedAt);
}

/** A device that invents factor names must not fill the disk with series. */
export const MAX_SERIES_PER_DEVICE = 500;

export function keyOf(key: { factor: string; statistic: Statistic; period: Period }): string {
  return `${key.factor} ${key.statistic} ${key.period}`;
}
