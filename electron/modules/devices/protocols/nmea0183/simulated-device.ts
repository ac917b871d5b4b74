import { simulatedPosition } from '../position.ts';
import { simulatePackets } from '../simulate-packets.ts';
import { type Simulator, type SimulatorSettings, talkingSimulator } from '../simulator.ts';
import { angleFields, encodePacket } from './encode.ts';

const EVERY_MS = 500;
const KMH_PER_KNOT = 1.852;

/** A receiver on a lorry: RMC and GGA in turn, each once a second. */
export function simulateNmea(settings: SimulatorSettings): Simulator {
  const packets = simulatePackets({ ...settings, everyMs: EVERY_MS }, (at) => {
    const second = Math.floor(at / 1000) * 1000;
    const { lng, lat, speed, heading } = simulatedPosition(second, settings.seed);
    const digits = new Date(second).toISOString().replace(/\D/g, '');
    const time = `${digits.slice(8, 14)}.000`;
    const place = [...angleFields(lat, 2, ['N', 'S']), ...angleFields(lng, 3, ['E', 'W'])];
    if (at !== second) {
      return encodePacket({
        word: 'GNGGA',
        fields: [time, ...place, '1', '12', '0.9', '6.1', 'M', '8.3', 'M', '', ''],
      });
    }
    const date = `${digits.slice(6, 8)}${digits.slice(4, 6)}${digits.slice(2, 4)}`;
    const moving = [(speed / KMH_PER_KNOT).toFixed(2), heading.toFixed(2)];
    return encodePacket({ word: 'GNRMC', fields: [time, 'A', ...place, ...moving, date, '', '', 'A', 'V'] });
  });
  return talkingSimulator(packets, 60_000 / EVERY_MS);
}
