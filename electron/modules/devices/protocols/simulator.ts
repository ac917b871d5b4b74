import type { OptionValues } from '#shared/modules/devices/index.ts';

export interface SimulatorSettings {
  seed: number;
  /** The device's number on the wire; a protocol without numbers does not send it. */
  number: string;
  /** UTC milliseconds of the first packet. */
  startAt: number;
  /** Share of packets, 0 to 1, that something is wrong with. */
  faults: number;
  /** Every option of the manifest, defaults filled in. */
  options: OptionValues;
}

export interface SimulatedPacket {
  /** When the device sends it, UTC milliseconds. */
  readonly at: number;
  readonly bytes: Uint8Array;
  /** What is wrong with it; null when nothing is. */
  readonly fault: string | null;
  /** The device says nothing more before this one is answered (registration, signing in). */
  readonly waits?: boolean;
}

/** A device: what it says by itself, and what it says when it is spoken to. Repeatable by its seed. */
export interface Simulator {
  /** Endless, in the order of time; null for one that only answers. */
  readonly packets: Iterator<SimulatedPacket> | null;
  /** Its packets are acknowledged. */
  readonly acknowledged: boolean;
  /** Packets of `packets` that go with one minute of the device's time. */
  readonly packetsPerMinute: number;
  /** What came from the far end: how many packets that acknowledges, and what goes back at once. */
  hear(bytes: Uint8Array): { acked: number; send: readonly Uint8Array[] };
}

/** A device that speaks and does not listen. */
export function talkingSimulator(packets: Iterator<SimulatedPacket>, packetsPerMinute: number): Simulator {
  return { packets, packetsPerMinute, acknowledged: false, hear: () => ({ acked: 0, send: [] }) };
}
