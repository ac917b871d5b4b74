import type { Protocol } from '../protocol.ts';
import { decodeFrame, type YaohuaMessage } from './decode.ts';
import { encodePacket, type YaohuaPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type YaohuaFrame, YaohuaFramer } from './frame.ts';
import { yaohuaIntake } from './intake.ts';
import { manifest } from './manifest.ts';
import { simulateYaohua } from './simulated-device.ts';

export const protocol: Protocol<YaohuaFrame, YaohuaMessage, YaohuaPacket, null> = {
  manifest,
  createFramer: () => new YaohuaFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => ({
    type: 'frame',
    raw: Buffer.from(frame.bytes).toString('hex'),
    ok: frame.ok,
    ...decodeFrame(frame),
  }),
  explain: explainFrame,
  checksumOf: ({ form, ok }) => (ok && form !== 'equals' ? 'xor' : null),
  hideSecrets: (bytes) => bytes,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => yaohuaIntake(context),
  simulatedNumber: (seed) => `SCALE-${seed}`,
  createSimulator: (settings) => simulateYaohua(settings),
};
