import type { FrameToStore, StoreResult } from '#electron/modules/devices/index.ts';
import { type Database, inTransaction, toRefusal } from '#electron/platform/db/index.ts';
import type { StoredReading } from '#shared/modules/devices/index.ts';
import { codeOf } from './quality-code.ts';
import { isNewer, keyOf, type SeriesBook } from './series-book.ts';

/**
 * Writes packets and readings. A reading whose place (series, device time) is taken is a resent one and is
 * left as it is; a packet that brings nothing new is not stored.
 */
export class TelemetryStore {
  readonly #db: Database;
  readonly #book: SeriesBook;
  readonly #insertReading;
  readonly #insertFrame;
  readonly #insertSource;
  readonly #findSource;
  readonly #prune;
  readonly #sources = new Map<string, number>();
  #nextFrameId: number;

  constructor(db: Database, book: SeriesBook) {
    this.#db = db;
    this.#book = book;
    this.#insertReading = db.prepare(
      'INSERT OR IGNORE INTO readings (series_id, at, value, quality, frame_id, received_at) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#insertFrame = db.prepare(
      'INSERT INTO frames (id, source_id, received_at, raw) VALUES (?, ?, ?, ?)',
    );
    this.#insertSource = db.prepare('INSERT INTO sources (link_id, device_id, protocol) VALUES (?, ?, ?)');
    this.#findSource = db.prepare<[string, string, string], { id: number }>(
      'SELECT id FROM sources WHERE link_id = ? AND device_id = ? AND protocol = ?',
    );
    // The newest frame always stays, so that a frame's number is never given twice.
    this.#prune = db.prepare(
      `DELETE FROM frames WHERE id IN (SELECT id FROM frames ORDER BY id LIMIT ?)
       AND received_at < ? AND id < (SELECT max(id) FROM frames)`,
    );
    const newest = db.prepare<[], { id: number | null }>('SELECT max(id) AS id FROM frames').get();
    this.#nextFrameId = (newest?.id ?? 0) + 1;
  }

  /** All or nothing. @throws Refusal when the disk refuses. */
  store(frames: readonly FrameToStore[]): StoreResult {
    let result: StoreResult;
    try {
      result = inTransaction(this.#db, () => this.#storeAll(frames));
    } catch (error) {
      this.#book.forget();
      this.#sources.clear();
      throw toRefusal(error, this.#db.name);
    }
    for (const reading of result.stored) this.#noteLatest(reading);
    return result;
  }

  /** Deletes at most `limit` packets received before `before`; returns how many. Readings stay. */
  prune(before: number, limit: number): number {
    return this.#prune.run(limit, before).changes;
  }

  #storeAll(frames: readonly FrameToStore[]): StoreResult {
    const stored: StoredReading[] = [];
    const duplicate = frames.map((frame) => {
      const before = stored.length;
      this.#storeOne(frame, stored);
      return stored.length === before && frame.readings.length > 0;
    });
    return { stored, duplicate };
  }

  #storeOne(frame: FrameToStore, stored: StoredReading[]): void {
    const { deviceId, receivedAt } = frame;
    const frameId = this.#nextFrameId;
    const before = stored.length;
    for (const reading of frame.readings) {
      const series = this.#book.find(deviceId, reading);
      if (!series || !Number.isFinite(reading.value)) continue;
      const { at, value, quality } = reading;
      const { changes } = this.#insertReading.run(series.id, at, value, codeOf(quality), frameId, receivedAt);
      if (changes === 0) continue;
      const { factor, statistic, period, unit } = series;
      stored.push({ deviceId, factor, statistic, period, unit, at, receivedAt, value, quality, frameId });
    }
    if (stored.length === before) return;
    this.#insertFrame.run(frameId, this.#sourceOf(frame), receivedAt, frame.raw);
    this.#nextFrameId += 1;
  }

  #sourceOf({ linkId, deviceId, protocol }: FrameToStore): number {
    const key = `${linkId} ${deviceId} ${protocol}`;
    let id = this.#sources.get(key);
    if (id === undefined) {
      id =
        this.#findSource.get(linkId, deviceId, protocol)?.id ??
        Number(this.#insertSource.run(linkId, deviceId, protocol).lastInsertRowid);
      this.#sources.set(key, id);
    }
    return id;
  }

  /** Late history does not replace what is newer. */
  #noteLatest(reading: StoredReading): void {
    const series = this.#book.ofDevice(reading.deviceId).get(keyOf(reading));
    if (series && isNewer(reading, series.latest)) series.latest = reading;
  }
}
