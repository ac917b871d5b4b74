import type { FrameToStore, StoreResult, TelemetryPort } from '#electron/modules/devices/index.ts';
import { openDatabase } from '#electron/platform/db/index.ts';
import type { LiveHub } from '#electron/platform/live/index.ts';
import type { Log } from '#electron/platform/log/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { StoredReading } from '#shared/modules/devices/index.ts';
import { type SeriesPoints, TELEMETRY_TOPIC } from '#shared/modules/telemetry/index.ts';
import { CHECKPOINT_PAGES, TELEMETRY_APPLICATION_ID, telemetryMigrations } from './migrations.ts';
import { Quarantine } from './quarantine.ts';
import { getFrameQuery } from './queries/get-frame.query.ts';
import { listSeriesQuery } from './queries/list-series.query.ts';
import { emptyPoints, readSeriesQuery } from './queries/read-series.query.ts';
import { recentReadingsQuery } from './queries/recent-readings.query.ts';
import { telemetryRouter } from './router.ts';
import { keyOf, SeriesBook } from './series-book.ts';
import type { SeriesRange } from './series-range.ts';
import { TelemetryStore } from './store.ts';

export interface TelemetryDeps {
  /** Path of the file, or `:memory:`. */
  file: string;
  clock: Clock;
  hub: LiveHub;
  log: Log;
  /** Raw packets older than this are dropped; readings stay. */
  keepFramesDays?: number;
}

export type ReadingsListener = (batch: readonly StoredReading[]) => void;

const PRUNE_EVERY_MS = 60_000;
/** Small enough not to be felt, and with one pass a minute more than a station can receive. */
const PRUNE_ROWS = 20_000;
const DAY_MS = 86_400_000;

/** Opens the telemetry file. @throws Refusal `db.newer`, `db.corrupt`, `db.full` … */
export function createTelemetry({ file, clock, hub, log, keepFramesDays = 30 }: TelemetryDeps) {
  const db = openDatabase({
    file,
    applicationId: TELEMETRY_APPLICATION_ID,
    durability: 'NORMAL',
    migrations: telemetryMigrations,
  });
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  const book = new SeriesBook(db);
  const store = new TelemetryStore(db, book);
  const quarantine = new Quarantine(db);
  const readSeries = readSeriesQuery(db);
  const listSeries = listSeriesQuery(db, book);
  const getFrame = getFrameQuery(db);
  const listeners = new Set<ReadingsListener>();

  const announce = (batch: readonly StoredReading[]): void => {
    for (const deviceId of new Set(batch.map((reading) => reading.deviceId)))
      hub.publish(TELEMETRY_TOPIC, deviceId);
    for (const listener of listeners) {
      try {
        listener(batch);
      } catch (error) {
        // The readings are on disk; who listens must not keep the device from its answer.
        log.error('telemetry.listenerFailed', { message: String(error) });
      }
    }
  };

  const stopPruning = clock.every(PRUNE_EVERY_MS, () => {
    try {
      store.prune(clock.now() - keepFramesDays * DAY_MS, PRUNE_ROWS);
    } catch (error) {
      log.error('telemetry.pruneFailed', { message: String(error) });
    }
  });

  const port: TelemetryPort = {
    store(frames: readonly FrameToStore[]): StoreResult {
      const result = store.store(frames);
      if (result.stored.length > 0) announce(result.stored);
      return result;
    },
    quarantine: (note) => quarantine.add(note),
    listQuarantine: (query) => quarantine.list(query),
    lastReceivedAt(deviceId) {
      let newest: number | null = null;
      for (const { latest } of book.ofDevice(deviceId).values())
        if (latest && (newest === null || latest.receivedAt > newest)) newest = latest.receivedAt;
      return newest;
    },
  };

  const questions = {
    listSeries,
    getFrame: getFrame,
    readSeries({ from, to, points, ...key }: SeriesRange): SeriesPoints {
      const series = book.ofDevice(key.deviceId).get(keyOf(key));
      return series
        ? readSeries({ seriesId: series.id, unit: series.unit, from, to, points })
        : emptyPoints('', 0);
    },
    /** The newest reading of every series of the devices. */
    latest: (deviceIds: readonly string[]): StoredReading[] =>
      deviceIds.flatMap((deviceId) =>
        [...book.ofDevice(deviceId).values()].flatMap(({ latest }) => latest ?? []),
      ),
  };

  return {
    ...port,
    ...questions,
    recentReadings: recentReadingsQuery(db),
    router: telemetryRouter(questions),
    /** Tells `listener` of readings once they are on disk, batch by batch; returns how to stop. */
    onReadings(listener: ReadingsListener): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close(): void {
      stopPruning();
      listeners.clear();
      db.close();
    },
  };
}

export type Telemetry = ReturnType<typeof createTelemetry>;
