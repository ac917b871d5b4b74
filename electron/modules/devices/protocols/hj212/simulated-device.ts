import type { Simulator } from '../simulator.ts';
import { decodeFrame, lookup } from './decode.ts';
import { Hj212Framer } from './frame.ts';
import type { Episode } from './simulated-site.ts';
import { simulateDustMonitor } from './simulator.ts';

export interface SimulatedMonitor {
  seed: number;
  number: string;
  startAt: number;
  faults: number;
  /** Rises that raise alarms, in device time. */
  episodes?: readonly Episode[];
}

/** Two real-time packets and one with minute data. */
const PACKETS_PER_MINUTE = 3;

/** A dust monitor that counts the answers to its uploads. */
export function simulateHj212({ number, ...settings }: SimulatedMonitor): Simulator {
  const framer = new Hj212Framer();
  return {
    packets: simulateDustMonitor({ ...settings, mn: number }),
    acknowledged: true,
    packetsPerMinute: PACKETS_PER_MINUTE,
    hear(bytes) {
      let acked = 0;
      for (const event of framer.push(bytes))
        if (event.type === 'frame' && lookup(decodeFrame(event.frame).fields, 'CN') === '9014') acked += 1;
      return { acked, send: [] };
    },
  };
}
