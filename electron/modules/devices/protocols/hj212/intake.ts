import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type DeviceKind,
  type DeviceProfile,
  isUnit,
  type Quality,
  type Statistic as SharedStatistic,
  type Unit,
} from '#shared/modules/devices/index.ts';
import type { NewReading } from '../../telemetry-port.ts';
import type { Command, Intake, Line, Opened, Taken, Talk } from '../intake.ts';
import type { Frame } from '../protocol.ts';
import { replyTo } from './conversation.ts';
import { decodeFrame, type Hj212Message, lookup } from './decode.ts';
import { parseDeviceTime } from './device-time.ts';
import type { FactorTable } from './factors.ts';
import { type Hj212Frame, Hj212Framer } from './frame.ts';
import { type Hj212Profile, refusalOf } from './profile.ts';
import { type DataFlag, type DeviceState, type Reading, readUpload, type Statistic } from './readings.ts';
import { type Assembled, Reassembler } from './reassemble.ts';
import { Requests } from './requests.ts';

/** A device that dates its data further ahead than this has a wrong clock. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const STATISTIC: Record<Statistic, SharedStatistic> = {
  Rtd: 'value',
  Min: 'min',
  Avg: 'avg',
  Max: 'max',
  Cou: 'sum',
  ZsRtd: 'zsValue',
  ZsMin: 'zsMin',
  ZsAvg: 'zsAvg',
  ZsMax: 'zsMax',
  ZsCou: 'zsSum',
};

const QUALITY: Record<DataFlag, Quality> = {
  normal: 'ok',
  unflagged: 'ok',
  stopped: 'stopped',
  maintenance: 'maintenance',
  manual: 'manual',
  fault: 'fault',
  calibration: 'calibration',
  'over-range': 'overRange',
  'link-fault': 'linkFault',
  unknown: 'unknown',
};

const STATES: readonly DeviceState['state'][] = [
  'off',
  'running',
  'calibrating',
  'maintenance',
  'alarm',
  'blowback',
];

/** System types of HJ 212-2017 table 5 that say what a device is. */
const KIND_BY_SYSTEM_TYPE: Record<string, DeviceKind> = {
  '22': 'weather-station',
  '23': 'noise-monitor',
  '39': 'dust-monitor',
};

/** Longest device number that is looked up or shown. */
const MAX_MN_CHARS = 32;
const MAX_FACTOR_CHARS = 32;

/**
 * HJ 212 on a link. Parts of a split upload repeat their DataTime (2017 tables C.49, C.50), so each is stored and
 * acknowledged as it comes and nothing waits in memory for its fellows; the reassembler only tells which uploads
 * never became whole.
 */
export class Hj212Intake implements Intake {
  readonly #factors: FactorTable;
  readonly #reassembler: Reassembler;
  readonly #requests = new WeakMap<Talk, Requests>();
  #incomplete = 0;

  constructor(factors: FactorTable, now: () => number) {
    this.#factors = factors;
    this.#reassembler = new Reassembler(now);
  }

  meet(line: Line): Talk {
    const requests = new Requests(line);
    const talk = {
      framer: new Hj212Framer(),
      open: (frame: Frame) => this.#open(frame, requests),
      leave() {},
    };
    this.#requests.set(talk, requests);
    return talk;
  }

  command(command: Command, talk: Talk | null): void {
    const requests = talk && this.#requests.get(talk);
    if (!requests) throw new Refusal('device.notConnected', {});
    requests.send(command);
  }

  #open(raw: Frame, requests: Requests): Opened {
    const frame = raw as Hj212Frame;
    const message = decodeFrame(frame);
    if (frame.ok) requests.hear(message, frame.crcMode);
    const mn = lookup(message.fields, 'MN') ?? '';
    return {
      mn: mn === '' || mn.length > MAX_MN_CHARS ? null : mn,
      suggestedKind: KIND_BY_SYSTEM_TYPE[lookup(message.fields, 'ST') ?? ''] ?? 'other',
      sentAt: parseDeviceTime(lookup(message.fields, 'QN')),
      take: (profile, receivedAt) => {
        const refusal = refusalOf(frame, profileOf(profile));
        if (refusal !== null) return refusal === 'crc' && frame.crcMode !== null ? 'profile' : 'checksum';
        return this.#take(frame, message, profileOf(profile), receivedAt);
      },
    };
  }

  takeIncomplete(): number {
    this.#note(this.#reassembler.expire());
    const count = this.#incomplete;
    this.#incomplete = 0;
    return count;
  }

  #take(frame: Hj212Frame, message: Hj212Message, profile: Hj212Profile, receivedAt: number): Taken {
    if (message.flag?.split) this.#note(this.#reassembler.add(message));
    const upload = readUpload(message, profile, this.#factors);
    // Without a DataTime the packet's own number tells when; both stay the same when it is sent again.
    const sentAt = parseDeviceTime(lookup(message.fields, 'QN')) ?? receivedAt;
    if (!upload) return { readings: [], reply: replyTo(frame, message, profile) };
    const readings = upload.readings
      .filter(({ factor }) => factor.length <= MAX_FACTOR_CHARS)
      .map((reading) => toNewReading(reading, reading.deviceAt ?? sentAt, receivedAt));
    for (const state of upload.states) readings.push(stateReading(state, upload.deviceAt ?? sentAt));
    return { readings, reply: replyTo(frame, message, profile) };
  }

  #note(assembled: readonly Assembled[]): void {
    for (const { kind } of assembled) if (kind === 'incomplete') this.#incomplete += 1;
  }
}

function toNewReading(reading: Reading, at: number, receivedAt: number): NewReading {
  const { factor, period, value, unit } = reading;
  return {
    factor,
    statistic: STATISTIC[reading.statistic],
    period,
    at,
    value,
    unit,
    quality: judge(reading, at, receivedAt),
  };
}

/** What a fan or purifier is doing, kept as a series of its own: the figure is that of `SBx-RS` (2017 table 6). */
function stateReading({ device, state }: DeviceState, at: number): NewReading {
  const value = STATES.indexOf(state);
  return {
    factor: `${device}-RS`,
    statistic: 'value',
    period: 'realtime',
    at,
    value,
    unit: '',
    quality: 'ok',
  };
}

/** What the device says against itself comes first, then what we see. */
function judge(reading: Reading, at: number, receivedAt: number): Quality {
  const flagged = QUALITY[reading.flag];
  if (flagged !== 'ok') return flagged;
  if (!reading.plausible) return 'implausible';
  return at > receivedAt + CLOCK_TOLERANCE_MS ? 'skewed' : 'ok';
}

const profiles = new WeakMap<DeviceProfile, Hj212Profile>();

function profileOf(profile: DeviceProfile): Hj212Profile {
  let known = profiles.get(profile);
  if (!known) {
    const units = Object.entries(profile.units).filter((entry): entry is [string, Unit] => isUnit(entry[1]));
    known = { crc: profile.crc, units: Object.fromEntries(units), ack: profile.acknowledge };
    profiles.set(profile, known);
  }
  return known;
}
