import type { NmeaFrame } from './frame.ts';

/** One sentence. Fields that are empty or unreadable are null; angles in degrees, south and west negative. */
export interface NmeaMessage {
  /** `GN`; empty for a vendor's own sentence. */
  readonly talker: string;
  /** `RMC`; the whole word for a vendor's own sentence. */
  readonly type: string;
  readonly fields: readonly string[];
  /** Time of day, milliseconds since midnight UTC. */
  readonly timeOfDayMs: number | null;
  /** Midnight UTC of the day that the sentence names, milliseconds; RMC and ZDA only. */
  readonly dayAt: number | null;
  /** Null for sentences that say nothing of a fix. */
  readonly fix: NmeaFix | null;
}

export interface NmeaFix {
  readonly valid: boolean;
  /** RMC mode or GGA quality says that the position was not measured: dead reckoning, typed in, simulated. */
  readonly measured: boolean;
  readonly lat: number | null;
  readonly lng: number | null;
  /** km/h */
  readonly speed: number | null;
  readonly heading: number | null;
  readonly altitude: number | null;
  readonly satellites: number | null;
  readonly hdop: number | null;
}

const TALKERS: ReadonlySet<string> = new Set(['GP', 'GN', 'GL', 'GA', 'BD', 'GB', 'GQ']);
const KMH_PER_KNOT = 1.852;
const NO_FIX: NmeaFix = {
  valid: false,
  measured: true,
  lat: null,
  lng: null,
  speed: null,
  heading: null,
  altitude: null,
  satellites: null,
  hdop: null,
};
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)$/;

function numberOf(text: string | undefined): number | null {
  return text !== undefined && DECIMAL.test(text) ? Number(text) : null;
}

/** `ddmm.mmmm` and a letter as degrees; null outside the globe. */
function angle(text: string | undefined, side: string | undefined, limit: number): number | null {
  const value = numberOf(text);
  if (value === null || value < 0 || !side || !/^[NSEW]$/.test(side)) return null;
  const degrees = Math.floor(value / 100);
  const minutes = value - degrees * 100;
  const size = degrees + minutes / 60;
  if (minutes > 60 || size > limit) return null;
  return Number((side === 'S' || side === 'W' ? -size : size).toFixed(8));
}

function timeOf(text: string | undefined): number | null {
  const match = /^(\d{2})(\d{2})(\d{2})(\.\d{1,6})?$/.exec(text ?? '');
  if (!match) return null;
  const [hour, minute, second] = match.slice(1, 4).map(Number) as [number, number, number];
  if (hour > 23 || minute > 59 || second > 60) return null;
  return ((hour * 60 + minute) * 60 + second) * 1000 + Math.round(Number(match[4] ?? 0) * 1000);
}

/** Midnight of a day that exists, in the years that a receiver can mean. */
function dayOf(day: number, month: number, year: number): number | null {
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? at : null;
}

/** `ddmmyy`; receivers of the eighties are gone, so 80 and above is the last century. */
function shortDate(text: string | undefined): number | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text ?? '');
  if (!match) return null;
  const [day, month, year] = match.slice(1).map(Number) as [number, number, number];
  return dayOf(day, month, year >= 80 ? 1900 + year : 2000 + year);
}

type Read = (f: readonly string[]) => Pick<NmeaMessage, 'timeOfDayMs' | 'dayAt' | 'fix'>;

const READERS: Readonly<Record<string, Read>> = {
  RMC: (f) => ({
    timeOfDayMs: timeOf(f[0]),
    dayAt: shortDate(f[8]),
    fix: {
      ...NO_FIX,
      valid: f[1] === 'A',
      measured: f[11] === undefined || !/^[EMS]$/.test(f[11]),
      lat: angle(f[2], f[3], 90),
      lng: angle(f[4], f[5], 180),
      speed: kmh(numberOf(f[6])),
      heading: numberOf(f[7]),
    },
  }),
  GGA: (f) => ({
    timeOfDayMs: timeOf(f[0]),
    dayAt: null,
    fix: {
      ...NO_FIX,
      valid: /^[1-9]$/.test(f[5] ?? ''),
      measured: !/^[678]$/.test(f[5] ?? ''),
      lat: angle(f[1], f[2], 90),
      lng: angle(f[3], f[4], 180),
      satellites: numberOf(f[6]),
      hdop: numberOf(f[7]),
      altitude: numberOf(f[8]),
    },
  }),
  VTG: (f) => ({
    timeOfDayMs: null,
    dayAt: null,
    fix: {
      ...NO_FIX,
      valid: f[8] !== 'N',
      heading: numberOf(f[0]),
      speed: numberOf(f[6]) ?? kmh(numberOf(f[4])),
    },
  }),
  ZDA: (f) => ({
    timeOfDayMs: timeOf(f[0]),
    dayAt: /^\d{4}$/.test(f[3] ?? '') ? dayOf(Number(f[1]), Number(f[2]), Number(f[3])) : null,
    fix: null,
  }),
};

function kmh(knots: number | null): number | null {
  return knots === null ? null : Number((knots * KMH_PER_KNOT).toFixed(4));
}

/** Never throws; a sentence that is not known has its fields and nothing else. */
export function decodeFrame({ bytes, checksumOk }: NmeaFrame): NmeaMessage {
  const text = Buffer.from(bytes).toString('latin1');
  const [word = '', ...fields] = text.slice(1, checksumOk === null ? text.length : -3).split(',');
  const talker = TALKERS.has(word.slice(0, 2)) ? word.slice(0, 2) : '';
  const type = talker ? word.slice(2) : word;
  const read = talker ? READERS[type] : undefined;
  return { talker, type, fields, timeOfDayMs: null, dayAt: null, fix: null, ...read?.(fields) };
}
