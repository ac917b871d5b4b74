import type { RefusalData } from '#shared/kernel/refusal.ts';
import type {
  DeviceKind,
  DeviceProfile,
  IdCard,
  OptionValues,
  OrderState,
  QuarantineReason,
} from '#shared/modules/devices/index.ts';
import type { NewReading } from '../telemetry-port.ts';
import type { Frame, Framer } from './framing.ts';

/** Who or what a reader recognised. */
export type Identity =
  | { readonly kind: 'chip'; readonly code: string }
  | { readonly kind: 'idCard'; readonly card: IdCard };

/** What a packet brings when its device's profile takes it. */
export interface Taken {
  readings: NewReading[];
  /** To be sent once the readings are on disk; null for silence. */
  reply: Uint8Array | null;
  identities?: readonly Identity[];
}

/** A packet, read. */
export interface Opened {
  /** The sender's device number; null when it names none. */
  mn: string | null;
  suggestedKind: DeviceKind;
  /** When the device says it sent it, UTC milliseconds. */
  sentAt: number | null;
  /** What a device that is not registered is told; null for silence. */
  refusal?: Uint8Array | null;
  /** What it brings, or why this device's packets may not look like that. */
  take(profile: DeviceProfile, receivedAt: number): Taken | QuarantineReason;
}

/** The way back to one peer, and time. */
export interface Line {
  /** False when the peer does not take it; it is then hung up on. */
  send(bytes: Uint8Array): boolean;
  /** Runs `task` once; returns how to call it off. What is pending when the peer goes is called off. */
  after(ms: number, task: () => void): () => void;
  now(): number;
  /** Shows what is wrong on this line (a slave that does not answer), null when it is well again. */
  trouble(refusal: RefusalData | null): void;
}

/** A conversation with one peer. */
export interface Talk {
  readonly framer: Framer;
  /** Never throws, whatever the bytes. */
  open(frame: Frame): Opened;
  /** The peer is gone or the link is being closed, which is the last chance to send something. */
  leave(): void;
}

export interface IntakeContext {
  /** Every option of the manifest, defaults filled in. */
  options: OptionValues;
  /** Number for what sends packets without one: the `number` option, or one that follows from the link. */
  number: string;
  now(): number;
}

/** Something to be said to a device. */
export interface Command {
  readonly key: string;
  /** Every field of the manifest's command, defaults filled in. */
  readonly values: OptionValues;
  /** The device that it goes to; null where it goes to whatever is on the link. */
  readonly mn: string | null;
  /** How it went; may be called more than once. */
  report(state: OrderState, detail: string): void;
}

/** One protocol as a link speaks it; one is made per link. */
export interface Intake {
  meet(line: Line): Talk;
  /**
   * Says something; `talk` is the conversation in which the device was last heard, null when there is none.
   * @throws Refusal `device.notConnected`
   */
  command?(command: Command, talk: Talk | null): void;
  /** Split uploads given up since the last call. */
  takeIncomplete(): number;
}
