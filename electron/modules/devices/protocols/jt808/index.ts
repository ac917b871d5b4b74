import type { Protocol } from '../protocol.ts';
import { decodeFrame, type Jt808Body } from './decode.ts';
import { describeFrame } from './describe.ts';
import { encodePacket, type Jt808Packet } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type ExtraTables, parseExtras, pointsOf } from './extras.ts';
import { type Jt808Frame, Jt808Framer } from './frame.ts';
import { hideSecrets } from './hide-secrets.ts';
import { jt808Intake } from './intake.ts';
import { manifest } from './manifest.ts';
import { simulateJt808 } from './simulated-device.ts';

export const protocol: Protocol<Jt808Frame, Jt808Body, Jt808Packet, ExtraTables> = {
  manifest,
  createFramer: () => new Jt808Framer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: describeFrame,
  explain: explainFrame,
  checksumOf: ({ checkOk }) => (checkOk ? 'xor' : null),
  hideSecrets,
  readTables: (files) => parseExtras(files.get('extras')),
  pointsOf,
  createIntake: jt808Intake,
  simulatedNumber: (seed) => `139${String(seed).padStart(8, '0')}`,
  createSimulator: simulateJt808,
};
