import {
  type DeviceKind,
  type DeviceProfile,
  type ExplainedFrame,
  isUnit,
  type Quality,
  type Statistic,
  type Unit,
} from '#shared/modules/devices/index.ts';
import { type Frame, hj212 } from '../protocols/index.ts';
import type { NewReading } from '../telemetry-port.ts';
import type { Intake, Opened, Taken } from './intake.ts';

/** A device that dates its data further ahead than this has a wrong clock. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

const STATISTIC: Record<hj212.Statistic, Statistic> = {
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

const QUALITY: Record<hj212.DataFlag, Quality> = {
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

const STATES: readonly hj212.DeviceState['state'][] = [
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
  readonly #factors: hj212.FactorTable;
  readonly #reassembler: hj212.Reassembler;
  #incomplete = 0;

  constructor(factors: hj212.FactorTable, now: () => number) {
    this.#factors = factors;
    this.#reassembler = new hj212.Reassembler(now);
  }

  createFramer(): hj212.Hj212Framer {
    return new hj212.Hj212Framer();
  }

  open(raw: Frame): Opened {
    const frame = raw as hj212.Hj212Frame;
    const message = hj212.protocol.decode(frame);
    const mn = hj212.lookup(message.fields, 'MN') ?? '';
    return {
      mn: mn === '' || mn.length > MAX_MN_CHARS ? null : mn,
      suggestedKind: KIND_BY_SYSTEM_TYPE[hj212.lookup(message.fields, 'ST') ?? ''] ?? 'other',
      sentAt: hj212.parseDeviceTime(hj212.lookup(message.fields, 'QN')),
      take: (profile, receivedAt) => {
        const refusal = hj212.refusalOf(frame, profileOf(profile));
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

  #take(
    frame: hj212.Hj212Frame,
    message: hj212.Hj212Message,
    profile: hj212.Hj212Profile,
    receivedAt: number,
  ): Taken {
    if (message.flag?.split) this.#note(this.#reassembler.add(message));
    const upload = hj212.readUpload(message, profile, this.#factors);
    // Without a DataTime the packet's own number tells when; both stay the same when it is sent again.
    const sentAt = hj212.parseDeviceTime(hj212.lookup(message.fields, 'QN')) ?? receivedAt;
    if (!upload) return { readings: [], reply: hj212.replyTo(frame, message, profile) };
    const readings = upload.readings
      .filter(({ factor }) => factor.length <= MAX_FACTOR_CHARS)
      .map((reading) => toNewReading(reading, reading.deviceAt ?? sentAt, receivedAt));
    for (const state of upload.states) readings.push(stateReading(state, upload.deviceAt ?? sentAt));
    return { readings, reply: hj212.replyTo(frame, message, profile) };
  }

  #note(assembled: readonly hj212.Assembled[]): void {
    for (const { kind } of assembled) if (kind === 'incomplete') this.#incomplete += 1;
  }
}

function toNewReading(reading: hj212.Reading, at: number, receivedAt: number): NewReading {
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
function stateReading({ device, state }: hj212.DeviceState, at: number): NewReading {
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
function judge(reading: hj212.Reading, at: number, receivedAt: number): Quality {
  const flagged = QUALITY[reading.flag];
  if (flagged !== 'ok') return flagged;
  if (!reading.plausible) return 'implausible';
  return at > receivedAt + CLOCK_TOLERANCE_MS ? 'skewed' : 'ok';
}

const profiles = new WeakMap<DeviceProfile, hj212.Hj212Profile>();

function profileOf(profile: DeviceProfile): hj212.Hj212Profile {
  let known = profiles.get(profile);
  if (!known) {
    const units = Object.entries(profile.units).filter((entry): entry is [string, Unit] => isUnit(entry[1]));
    known = { crc: profile.crc, units: Object.fromEntries(units), ack: profile.acknowledge };
    profiles.set(profile, known);
  }
  return known;
}

/** Takes a stored packet apart for the eye, its password hidden; of bytes that are no packet, all are one unnamed stretch. */
export function explainHj212(raw: Uint8Array): ExplainedFrame {
  const hex = Buffer.from(hj212.hidePassword(raw)).toString('hex');
  const framer = new hj212.Hj212Framer();
  for (const event of [...framer.push(raw), ...framer.flush('end')])
    if (event.type === 'frame') {
      const { frame } = event;
      const shown = { ...frame, bytes: hj212.hidePassword(frame.bytes) };
      return { hex, fields: hj212.explainFrame(shown).slice(0, 2000), ok: frame.ok, checksum: frame.crcMode };
    }
  return { hex, fields: [], ok: false, checksum: null };
}
