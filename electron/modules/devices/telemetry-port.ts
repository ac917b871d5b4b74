import type {
  Period,
  ProtocolName,
  Quality,
  QuarantineEntry,
  QuarantineReason,
  Statistic,
  StoredReading,
} from '#shared/modules/devices/index.ts';

/** A figure out of a packet, not yet on disk. `at` is the device's time, UTC milliseconds. */
export interface NewReading {
  factor: string;
  statistic: Statistic;
  period: Period;
  at: number;
  value: number;
  unit: string;
  quality: Quality;
}

/** A packet of a registered device with what it brought. */
export interface FrameToStore {
  linkId: string;
  deviceId: string;
  protocol: ProtocolName;
  raw: Uint8Array;
  receivedAt: number;
  readings: readonly NewReading[];
}

export interface StoreResult {
  stored: StoredReading[];
  /** One entry per frame: nothing in it was new. */
  duplicate: boolean[];
}

export interface QuarantineNote {
  linkId: string;
  peer: string;
  at: number;
  reason: QuarantineReason;
  /** What came; the first 2 KB are kept. */
  sample: Uint8Array;
  /** How many bytes there were in all. */
  bytes: number;
}

export interface QuarantineQuery {
  linkId: string | null;
  reason: QuarantineReason | null;
  cursor: string | null;
  limit: number;
}

/** Where this module leaves what devices said; the telemetry module stands behind it. */
export interface TelemetryPort {
  /**
   * Writes all frames in one transaction; what it returns is on disk.
   * @throws Refusal `db.full`, `db.readOnly` …; then nothing was kept and nothing may be acknowledged.
   */
  store(frames: readonly FrameToStore[]): StoreResult;
  quarantine(note: QuarantineNote): void;
  listQuarantine(query: QuarantineQuery): { rows: QuarantineEntry[]; next: string | null };
  /** When a device was last heard before this start; null when never. */
  lastReceivedAt(deviceId: string): number | null;
}
