import type { Simulator } from '../simulator.ts';
import { decodeFrame, type Hj212Message, lookup, type Pairs } from './decode.ts';
import { parseDeviceTime } from './device-time.ts';
import { answerTo, encodePacket } from './encode.ts';
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
const MAX_HISTORY_MINUTES = 60;
const MINUTE_MS = 60_000;
const UNDERSTOOD: ReadonlySet<string> = new Set(['1011', '1012', '1062', '2051']);

/** A dust monitor that counts the answers to its uploads and answers requests (2017 §6.6). */
export function simulateHj212({ number, ...settings }: SimulatedMonitor): Simulator {
  const framer = new Hj212Framer();
  return {
    packets: simulateDustMonitor({ ...settings, mn: number }),
    acknowledged: true,
    packetsPerMinute: PACKETS_PER_MINUTE,
    hear(bytes) {
      let acked = 0;
      const send: Uint8Array[] = [];
      for (const event of framer.push(bytes)) {
        if (event.type !== 'frame') continue;
        const message = decodeFrame(event.frame);
        if (lookup(message.fields, 'CN') === '9014') acked += 1;
        else if (message.flag?.wantsAnswer) send.push(...answersTo(message, number, settings.seed));
      }
      return { acked, send };
    },
  };
}

function answersTo(request: Hj212Message, mn: string, seed: number): Uint8Array[] {
  const answer = (cn: '9011' | '9012', name: string, value: string): Uint8Array[] => {
    const packet = answerTo(request, cn, [{ [name]: value }]);
    return packet ? [encodePacket(packet)] : [];
  };
  const cn = lookup(request.fields, 'CN') ?? '';
  if (!UNDERSTOOD.has(cn)) return answer('9011', 'QnRtn', '8');
  const data = cn === '2051' ? historyOf(request.cp, mn, seed) : [];
  return [...answer('9011', 'QnRtn', '1'), ...data, ...answer('9012', 'ExeRtn', '1')];
}

/** Minute data of the time asked for, as the device would have sent it then. */
function historyOf(cp: readonly Pairs[], mn: string, seed: number): Uint8Array[] {
  const [from, to] = ['BeginTime', 'EndTime'].map((name) =>
    parseDeviceTime(cp.map((item) => lookup(item, name)).find((value) => value !== undefined)),
  );
  if (from === null || from === undefined || to === null || to === undefined) return [];
  const startAt = Math.floor(from / MINUTE_MS) * MINUTE_MS;
  const found: Uint8Array[] = [];
  for (const packet of simulateDustMonitor({ seed, mn, startAt })) {
    if (packet.at > to + MINUTE_MS || found.length >= MAX_HISTORY_MINUTES) break;
    if (packet.kind === 'minute') found.push(packet.bytes);
  }
  return found;
}
