import type { Protocol } from '../protocol.ts';
import type { Simulator, SimulatorSettings } from '../simulator.ts';
import { hexOf } from '../spans.ts';
import { decodeFrame, type LampMessage } from './decode.ts';
import { encodePacket, type LampPacket } from './encode.ts';
import { explainFrame } from './explain.ts';
import { type LampFrame, LampFramer } from './frame.ts';
import { lampIntake } from './intake.ts';
import { DARK } from './lights.ts';
import { manifest } from './manifest.ts';

/** A Modbus lamp that shows what it is told; a relay never answers, so there is nothing of it to simulate. */
function simulateLamp({ options }: SimulatorSettings): Simulator {
  const framer = new LampFramer();
  const unit = Number(options.unit);
  let lights = DARK;
  return {
    packets: null,
    acknowledged: false,
    packetsPerMinute: 12,
    hear(bytes) {
      const send = framer.push(bytes).flatMap((event) => {
        const message = event.type === 'frame' ? decodeFrame(event.frame) : null;
        if (message?.address !== unit) return [];
        if (message.kind === 'ask') return [encodePacket({ kind: 'lights', unit, lights })];
        if (message.kind !== 'write' || !message.lights) return [];
        lights = message.lights;
        return [encodePacket({ kind: 'written', unit })];
      });
      return { acked: 0, send };
    },
  };
}

export const protocol: Protocol<LampFrame, LampMessage, LampPacket, null> = {
  manifest,
  createFramer: () => new LampFramer(),
  decode: decodeFrame,
  encode: encodePacket,
  describe: (frame) => {
    const { lights, ...message } = decodeFrame(frame);
    const { ok, form } = frame;
    return { type: 'frame', raw: hexOf(frame.bytes), ok, form, ...message, lights: lights && { ...lights } };
  },
  explain: explainFrame,
  checksumOf: ({ form }) => (form === 'lcus' ? 'sum' : 'modbus'),
  hideSecrets: (bytes) => bytes,
  readTables: () => null,
  pointsOf: () => [],
  createIntake: (_, context) => lampIntake(context),
  simulatedNumber: (seed) => `LAMP-${seed}`,
  createSimulator: simulateLamp,
};
