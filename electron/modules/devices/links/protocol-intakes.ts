import type { ExplainedFrame, ProtocolName } from '#shared/modules/devices/index.ts';
import { hj212 } from '../protocols/index.ts';
import { explainHj212, Hj212Intake } from './hj212-intake.ts';
import type { Intake } from './intake.ts';

/** What the protocols need to know of the world: tables that stand in `resources/protocols/`. */
export interface ProtocolTables {
  hj212: hj212.FactorTable;
}

/** The intake of a protocol for one link. */
export function createIntake(protocol: ProtocolName, tables: ProtocolTables, now: () => number): Intake {
  switch (protocol) {
    case 'hj212':
      return new Hj212Intake(tables.hj212, now);
  }
}

/** Bytes as a person may see them: passwords hidden, every offset as it was. What is stored stays whole. */
export function hideSecrets(protocol: ProtocolName, raw: Uint8Array): Uint8Array {
  switch (protocol) {
    case 'hj212':
      return hj212.hidePassword(raw);
  }
}

/** Takes a packet apart for the eye, its secrets hidden. Never throws, whatever the bytes. */
export function explainFrame(protocol: ProtocolName, raw: Uint8Array): ExplainedFrame {
  switch (protocol) {
    case 'hj212':
      return explainHj212(raw);
  }
}
