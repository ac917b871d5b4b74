import type { Protocol } from '../protocol.ts';
import { simulatePackets } from '../simulate-packets.ts';
import { talkingSimulator } from '../simulator.ts';
import { hexOf } from '../spans.ts';
import { decodeFrame, type FdxbMessage } from './decode.ts';
import { encodePacket, type FdxbPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type FdxbForm, type FdxbFrame, FdxbFramer } from './frame.ts';
import { fdxbIntake } from './intake.ts';
import { manifest } from './manifest.ts';

const SENT_EVERY_MS = 5000;
const FORMS: readonly FdxbForm[] = ['allflex', 'longrfid', 'wl134', 'digits'];
/** Test chips only: 999 is nobody's country. */
const chipOf = (random: () => number): string => `999${String(Math.floor(random() * 1e9)).padStart(12, '0')}`;

export const protocol: Protocol<FdxbFrame, FdxbMessage, FdxbPacket, null> = {
  manifest,
  createFramer: () => new FdxbFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => ({
    type: 'frame',
    raw: hexOf(frame.bytes),
    ok: frame.ok,
    form: frame.form,
    ...decodeFrame(frame),
  }),
  explain: explainFrame,
  checksumOf: ({ form }) => (form === 'longrfid' || form === 'wl134' ? 'xor' : null),
  hideSecrets: (bytes) => bytes,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => fdxbIntake(context),
  simulatedNumber: (seed) => `CHIP-${seed}`,
  createSimulator: (settings) => {
    const form = FORMS[settings.seed % FORMS.length] ?? 'allflex';
    const packets = simulatePackets({ ...settings, everyMs: SENT_EVERY_MS }, (_, random) =>
      encodePacket({ form, code: chipOf(random) }),
    );
    return talkingSimulator(packets, 60_000 / SENT_EVERY_MS);
  },
};
