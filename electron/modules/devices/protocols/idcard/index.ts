import { mask } from '#shared/kernel/personal.ts';
import type { Protocol } from '../protocol.ts';
import { hexOf } from '../spans.ts';
import { decodeFrame, type SamMessage } from './decode.ts';
import { encodePacket, type SamPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type SamFrame, SamFramer } from './frame.ts';
import { hideSecrets } from './hide-secrets.ts';
import { idCardIntake } from './intake.ts';
import { manifest } from './manifest.ts';
import { simulateReader } from './simulated-device.ts';

export const protocol: Protocol<SamFrame, SamMessage, SamPacket, null> = {
  manifest,
  createFramer: () => new SamFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => {
    const message = decodeFrame(frame);
    const raw = hexOf(hideSecrets(frame.bytes));
    if (message.kind === 'request') return { type: 'frame', raw, ok: frame.ok, ...message };
    const { card, ...answer } = message;
    const hidden = card && { name: mask('name', card.name), idNumber: mask('idNumber', card.idNumber) };
    return { type: 'frame', raw, ok: frame.ok, ...answer, card: hidden };
  },
  explain: explainFrame,
  checksumOf: () => 'xor',
  hideSecrets,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => idCardIntake(context),
  simulatedNumber: (seed) => `CARD-${seed}`,
  createSimulator: simulateReader,
};
