import { simulatePackets } from '../simulate-packets.ts';
import { type Simulator, type SimulatorSettings, talkingSimulator } from '../simulator.ts';
import { simulatedWeight } from '../weighing.ts';
import { decodeFrame } from './decode.ts';
import { encodePacket } from './encode.ts';
import { YaohuaFramer } from './frame.ts';

const EVERY_MS = 100;
const TARE_KG = 8200;

/** A scale on which lorries come and go: ten packets a second, or answers when it is set to be asked. */
export function simulateYaohua(settings: SimulatorSettings): Simulator {
  const { seed, startAt, options } = settings;
  const decimals = options.unit === 't' ? 2 : 0;
  const shown = (kg: number) => (options.unit === 't' ? kg / 1000 : kg);
  if (options.ask === 'none') {
    const packets = simulatePackets({ ...settings, everyMs: EVERY_MS }, (at) =>
      encodePacket({ form: 'continuous', value: shown(simulatedWeight(at, seed).kg), decimals }),
    );
    return talkingSimulator(packets, 60_000 / EVERY_MS);
  }
  const framer = new YaohuaFramer();
  let at = startAt;
  const answer = (address: string, letter: string): Uint8Array => {
    at += EVERY_MS;
    const gross = simulatedWeight(at, seed).kg;
    const kg = { b: gross, c: TARE_KG, d: gross - TARE_KG, e: gross - TARE_KG }[letter];
    return kg === undefined
      ? encodePacket({ form: 'command', address, letter })
      : encodePacket({ form: 'command', address, letter, value: shown(kg), decimals });
  };
  return {
    packets: null,
    acknowledged: false,
    packetsPerMinute: 60,
    hear(bytes) {
      const send = framer.push(bytes).flatMap((event) => {
        const command = event.type === 'frame' && event.frame.ok && decodeFrame(event.frame).command;
        return command && command.letter <= 'Z'
          ? [answer(command.address, command.letter.toLowerCase())]
          : [];
      });
      return { acked: 0, send };
    },
  };
}
