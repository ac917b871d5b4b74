import type { ProtocolManifest, ProtocolOption, ProtocolPoint } from '#shared/modules/devices/index.ts';
import type { Frame, Framer } from './framing.ts';
import type { Intake, IntakeContext } from './intake.ts';
import type { Simulator, SimulatorSettings } from './simulator.ts';

/**
 * What every folder under `protocols/` offers. Adding a protocol is adding a folder whose `index.ts` exports
 * `protocol` and whose `fixtures.ts` exports `fixtures`, and one line in the list of `protocols/index.ts`.
 *
 * Everything here is pure: bytes in, values out, no sockets, no files, no clock.
 */

export type { ProtocolManifest } from '#shared/modules/devices/index.ts';
export type { DiscardReason, Frame, FrameEvent, Framer } from './framing.ts';
export { DISCARD_SAMPLE_BYTES } from './framing.ts';

/** A value that survives `JSON.stringify` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A stretch of a frame and what it says. */
export interface ExplainedSpan {
  readonly offset: number;
  readonly length: number;
  /** `<protocol>.<tone>.<key>`; the name for people stands in the manifest's `labels` under `<tone>.<key>`. */
  readonly label: string;
  readonly text: string;
}

/** Frame type, decoded message type, the message type that can be encoded, and what `readTables` gives. */
export interface Protocol<F extends Frame = Frame, Decoded = unknown, Message = never, Tables = unknown> {
  readonly manifest: ProtocolManifest;
  createFramer(): Framer<F>;
  /** Never throws, whatever the bytes. */
  decode(frame: F): Decoded;
  /** Whole packet with its line end. Throws `RangeError` for a message that the wire cannot carry. */
  encode(message: Message): Uint8Array;
  /** The frame as one JSON object, as the command line prints it. */
  describe(frame: F): { readonly [key: string]: Json };
  /** Names every byte of `frame.bytes`, each exactly once and in order. Looks at nothing but `frame.bytes`' own fields. */
  explain(frame: F): ExplainedSpan[];
  /** Which checksum agrees; null when none does or there is none. */
  checksumOf(frame: F): string | null;
  /** A copy for the eye without passwords and persons, every offset as it was. Any bytes may come. */
  hideSecrets(bytes: Uint8Array): Uint8Array;
  /** Reads the JSON files of `resources/protocols/<name>/`, by file name. Throws when they are wrong: they are ours. */
  readTables(files: ResourceFiles): Tables;
  /** What `tables` adds to the manifest's points. */
  pointsOf(tables: Tables): readonly ProtocolPoint[];
  /** Options whose choices the tables know better; each takes the place of the manifest's own of that key. */
  optionsOf?(tables: Tables): readonly ProtocolOption[];
  createIntake(tables: Tables, context: IntakeContext): Intake;
  /** A device of this kind, for tests, demonstrations and the command line. */
  /** A number that a simulated device may have. */
  simulatedNumber(seed: number): string;
  createSimulator(settings: SimulatorSettings, tables: Tables): Simulator;
}

/** Content of JSON files by name without `.json`. */
export type ResourceFiles = ReadonlyMap<string, unknown>;

/** A packet that the generic suite runs through every torture. */
export interface ProtocolFixture {
  readonly name: string;
  /** The whole packet, line end included. */
  readonly bytes: Uint8Array;
  /** What `Frame.ok` must be; null where no frame may come out of it at all. */
  readonly ok: boolean | null;
}
