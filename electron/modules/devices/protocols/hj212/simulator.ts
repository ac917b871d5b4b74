import { seededRandom } from '#shared/kernel/random.ts';
import type { CrcMode } from './crc.ts';
import type { Pairs } from './decode.ts';
import { formatDeviceTime } from './device-time.ts';
import { encodeSegment, frameSegment } from './encode.ts';
import type { Hj212Profile } from './profile.ts';
import { FAULTS, type Fault, withFault } from './simulated-faults.ts';
import { type Episode, SITE_DECIMALS, SimulatedSite, type SiteValues } from './simulated-site.ts';

export interface DustMonitorOptions {
  readonly seed: number;
  readonly mn: string;
  readonly password?: string;
  /** UTC milliseconds of the first packet, a whole minute. */
  readonly startAt: number;
  /** Seconds between real-time packets, a divisor of 60; 30 when left out. */
  readonly realtimeSeconds?: number;
  readonly episodes?: readonly Episode[];
  /** Sends minute data in two packets. */
  readonly split?: boolean;
  readonly crc?: CrcMode;
  /** Share of packets, 0 to 1, that something is wrong with. */
  readonly faults?: number;
}

export interface SimulatedPacket {
  /** When the device sends it, UTC milliseconds. */
  readonly at: number;
  readonly kind: 'realtime' | 'minute';
  readonly fault: Fault | null;
  readonly bytes: Uint8Array;
}

/** What the command centre must know of a simulated monitor: dust in µg/m³, as most real ones send it. */
export const SIMULATED_PROFILE: Hj212Profile = {
  crc: 'strict',
  units: { a34001: 'µg/m³', a34002: 'µg/m³', a34004: 'µg/m³' },
  ack: true,
};

const MINUTE_MS = 60_000;
/** 工地扬尘污染源, building-site dust, a system type (ST) of the 2017 list. */
const BUILDING_SITE = '39';

function print(factor: string, value: number): string {
  return value.toFixed(SITE_DECIMALS[factor] ?? 3);
}

function realtimeItems(values: SiteValues): Pairs[] {
  return [...values].map(([factor, value]) => ({
    [`${factor}-Rtd`]: print(factor, value),
    [`${factor}-Flag`]: 'N',
  }));
}

function minuteItems(samples: readonly SiteValues[]): Pairs[] {
  const factors = [...(samples[0]?.keys() ?? [])];
  return factors.map((factor) => {
    const values = samples.map((sample) => sample.get(factor) as number);
    return {
      [`${factor}-Min`]: print(factor, Math.min(...values)),
      [`${factor}-Avg`]: print(factor, values.reduce((sum, value) => sum + value, 0) / values.length),
      [`${factor}-Max`]: print(factor, Math.max(...values)),
      [`${factor}-Flag`]: 'N',
    };
  });
}

/**
 * A dust and noise monitor (ST=39) that uploads real-time data (2011) and, as each minute ends, its minute data
 * (2051, labelled with the start of the minute). Endless and repeatable: the same options give the same bytes.
 * @throws RangeError when `realtimeSeconds` does not divide a minute
 */
export function* simulateDustMonitor(options: DustMonitorOptions): Generator<SimulatedPacket, never> {
  const { seed, mn, password = '123456', startAt, realtimeSeconds = 30, split = false } = options;
  const { episodes = [], crc = 'hj212', faults = 0 } = options;
  if (60 % realtimeSeconds !== 0) throw new RangeError('realtimeSeconds must divide 60');
  const site = new SimulatedSite(seed, episodes);
  // Faults draw from a sequence of their own, so that a faulty run measures the same site as a clean one.
  const chance = seededRandom(seed ^ 0x5eed);

  const send = (at: number, kind: SimulatedPacket['kind'], extra: Pairs, cp: Pairs[]): SimulatedPacket => {
    const cn = kind === 'realtime' ? '2011' : '2051';
    const qn = formatDeviceTime(at, true);
    const fields = { QN: qn, ST: BUILDING_SITE, CN: cn, PW: password, MN: mn, Flag: '5', ...extra };
    const segment = encodeSegment({ fields, cp });
    if (chance() >= faults) return { at, kind, fault: null, bytes: frameSegment(segment, crc) };
    const fault = FAULTS[Math.floor(chance() * FAULTS.length)] as Fault;
    return { at, kind, fault, bytes: withFault(fault, segment, crc, chance) };
  };

  for (let minuteAt = startAt; ; minuteAt += MINUTE_MS) {
    const samples: SiteValues[] = [];
    for (let second = 0; second < 60; second += realtimeSeconds) {
      const at = minuteAt + second * 1000;
      const values = site.sample(at);
      samples.push(values);
      yield send(at, 'realtime', {}, [{ DataTime: formatDeviceTime(at) }, ...realtimeItems(values)]);
    }
    const sentAt = minuteAt + MINUTE_MS;
    const label = { DataTime: formatDeviceTime(minuteAt) };
    const items = minuteItems(samples);
    if (!split) {
      yield send(sentAt, 'minute', {}, [label, ...items]);
      continue;
    }
    const half = Math.ceil(items.length / 2);
    for (const [i, part] of [items.slice(0, half), items.slice(half)].entries()) {
      const numbering = { Flag: '7', PNUM: '2', PNO: String(i + 1) };
      yield send(sentAt + i, 'minute', numbering, [label, ...part]);
    }
  }
}
