import type { Protocol } from '../protocol.ts';
import { decodeFrame, type NmeaMessage } from './decode.ts';
import { encodePacket, type NmeaPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type NmeaFrame, NmeaFramer } from './frame.ts';
import { nmeaIntake } from './intake.ts';
import { manifest } from './manifest.ts';
import { simulateNmea } from './simulated-device.ts';

export const protocol: Protocol<NmeaFrame, NmeaMessage, NmeaPacket, null> = {
  manifest,
  createFramer: () => new NmeaFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => {
    const { fix, type: sentence, ...message } = decodeFrame(frame);
    const raw = Buffer.from(frame.bytes).toString('latin1');
    const { ok, checksumOk } = frame;
    return { type: 'frame', raw, ok, checksumOk, sentence, ...message, fix: fix && { ...fix } };
  },
  explain: explainFrame,
  checksumOf: ({ checksumOk }) => (checksumOk ? 'xor' : null),
  hideSecrets: (bytes) => bytes,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => nmeaIntake(context),
  simulatedNumber: (seed) => `GPS-${seed}`,
  createSimulator: simulateNmea,
};
