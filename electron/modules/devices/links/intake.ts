import type {
  DeviceKind,
  DeviceProfile,
  ExplainedFrame,
  QuarantineReason,
} from '#shared/modules/devices/index.ts';
import type { Frame, Framer } from '../protocols/index.ts';
import type { NewReading } from '../telemetry-port.ts';

/** What a packet brings when its device's profile takes it. */
export interface Taken {
  readings: NewReading[];
  /** To be sent once the readings are on disk; null for silence. */
  reply: Uint8Array | null;
}

/** A packet, read. */
export interface Opened {
  /** The sender's device number; null when it names none. */
  mn: string | null;
  suggestedKind: DeviceKind;
  /** When the device says it sent it, UTC milliseconds. */
  sentAt: number | null;
  /** What it brings, or why this device's packets may not look like that. */
  take(profile: DeviceProfile, receivedAt: number): Taken | QuarantineReason;
}

/** One protocol as a link speaks it; one is made per link. */
export interface Intake {
  createFramer(): Framer;
  /** Never throws, whatever the bytes. */
  open(frame: Frame): Opened;
  /** Split uploads given up since the last call. */
  takeIncomplete(): number;
}

export type FrameExplainer = (raw: Uint8Array) => ExplainedFrame;
