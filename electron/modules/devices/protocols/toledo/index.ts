import type { Protocol } from '../protocol.ts';
import { simulatePackets } from '../simulate-packets.ts';
import { talkingSimulator } from '../simulator.ts';
import { simulatedWeight } from '../weighing.ts';
import { decodeFrame, type ToledoMessage } from './decode.ts';
import { encodePacket, type ToledoPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type ToledoFrame, ToledoFramer } from './frame.ts';
import { toledoIntake } from './intake.ts';
import { manifest } from './manifest.ts';

const SENT_EVERY_MS = 100;

export const protocol: Protocol<ToledoFrame, ToledoMessage, ToledoPacket, null> = {
  manifest,
  createFramer: () => new ToledoFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => ({
    type: 'frame',
    raw: Buffer.from(frame.bytes).toString('hex'),
    ok: frame.ok,
    checked: frame.checked,
    ...decodeFrame(frame),
  }),
  explain: explainFrame,
  checksumOf: ({ checked }) => (checked ? 'sum' : null),
  hideSecrets: (bytes) => bytes,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => toledoIntake(context),
  simulatedNumber: (seed) => `SCALE-T${seed}`,
  createSimulator: (settings) => {
    const packets = simulatePackets({ ...settings, everyMs: SENT_EVERY_MS }, (at) => {
      const { kg, stable } = simulatedWeight(at, settings.seed);
      return encodePacket({ weight: kg, tare: 0, moving: !stable });
    });
    return talkingSimulator(packets, 60_000 / SENT_EVERY_MS);
  },
};
