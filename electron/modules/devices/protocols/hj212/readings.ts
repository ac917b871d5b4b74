import { inUnit, type Unit } from '#shared/modules/devices/index.ts';
import { type Hj212Message, lookup, type Pairs } from './decode.ts';
import { parseDeviceTime } from './device-time.ts';
import type { Factor, FactorTable } from './factors.ts';
import type { Hj212Profile } from './profile.ts';

/** `Zs…` are values converted to standard oxygen content, `Cou` is an amount over the period. */
const STATISTICS = ['Rtd', 'Min', 'Avg', 'Max', 'Cou', 'ZsRtd', 'ZsMin', 'ZsAvg', 'ZsMax', 'ZsCou'] as const;
export type Statistic = (typeof STATISTICS)[number];
const STATISTIC_BY_NAME = new Map<string, Statistic>(STATISTICS.map((name) => [name.toLowerCase(), name]));

export type Period = 'realtime' | 'minute' | 'hour' | 'day';
/** Commands of the 2017 list: the uploads that carry measured values, and 2021 which carries device states. */
const PERIOD_BY_CN = new Map<string, Period>([
  ['2011', 'realtime'],
  ['2021', 'realtime'],
  ['2051', 'minute'],
  ['2061', 'hour'],
  ['2031', 'day'],
]);

/** Data flags of the 2017 standard. */
const FLAGS = {
  N: 'normal',
  F: 'stopped',
  M: 'maintenance',
  S: 'manual',
  D: 'fault',
  C: 'calibration',
  T: 'over-range',
  B: 'link-fault',
} as const;
export type DataFlag = (typeof FLAGS)[keyof typeof FLAGS] | 'unflagged' | 'unknown';

export interface Reading {
  /** Canonical code, or the sender's own word when the factor is not known. */
  readonly factor: string;
  readonly statistic: Statistic;
  readonly period: Period;
  readonly value: number;
  readonly unit: Unit;
  readonly flag: DataFlag;
  /** False when the value lies outside what the factor can be: a wrong unit or a broken instrument. */
  readonly plausible: boolean;
  /** Fit to judge by: flagged normal (or not flagged at all) and plausible. */
  readonly usable: boolean;
  /** The device's own time in UTC milliseconds; start of the period for minute, hour and day. */
  readonly deviceAt: number | null;
  /** Name and value as they came. */
  readonly wire: { readonly name: string; readonly value: string };
}

/** `SBx-RS` (2017): what a piece of equipment is doing. */
const STATES = ['off', 'running', 'calibrating', 'maintenance', 'alarm', 'blowback'] as const;
export interface DeviceState {
  /** `SB1`, `SB2` …; which equipment that is, the installer knows. */
  readonly device: string;
  readonly state: (typeof STATES)[number];
}

export interface Upload {
  readonly period: Period;
  readonly deviceAt: number | null;
  readonly readings: readonly Reading[];
  readonly states: readonly DeviceState[];
  /** Names whose values are no numbers (`a34001-Rtd=--`). */
  readonly unreadable: readonly string[];
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;
const STATE_NAME = /^(SB[0-9A-Z]{1,8})-RS$/i;

function readNumber(text: string): number | null {
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

function meaningOf(flag: string | undefined): DataFlag {
  if (flag === undefined || flag === '') return 'unflagged';
  const letter = flag.toUpperCase();
  return Object.hasOwn(FLAGS, letter) ? FLAGS[letter as keyof typeof FLAGS] : 'unknown';
}

/** Converts to the kept unit and judges it. Amounts (`Cou`) have units of their own and are passed on as they are. */
function measure(
  value: number,
  factor: Factor | undefined,
  statistic: Statistic,
  profile: Hj212Profile,
): { value: number; unit: Unit; plausible: boolean } {
  if (!factor || statistic.endsWith('Cou')) return { value, unit: '', plausible: true };
  const sent = Object.hasOwn(profile.units, factor.code) ? profile.units[factor.code] : undefined;
  const converted = inUnit(value, sent ?? factor.standardUnit, factor.unit);
  if (converted === null) return { value, unit: sent ?? factor.unit, plausible: false };
  const [min, max] = factor.range;
  return { value: converted, unit: factor.unit, plausible: converted >= min && converted <= max };
}

/** `a34001-Rtd` → `['a34001', 'Rtd']`; the last part counts (`LA-Rtd-Rtd` has been seen). */
function splitName(name: string): [code: string, suffix: string] {
  const dash = name.indexOf('-');
  return dash < 0 ? [name, ''] : [name.slice(0, dash), name.slice(name.lastIndexOf('-') + 1)];
}

interface Context {
  readonly profile: Hj212Profile;
  readonly factors: FactorTable;
  readonly period: Period;
  readonly deviceAt: number | null;
  /** A bare `Flag=N` item: speaks for every factor that has no flag of its own. */
  readonly strayFlag: string | undefined;
  readonly readings: Reading[];
  readonly states: DeviceState[];
  readonly unreadable: string[];
}

function readItem(item: Pairs, context: Context): void {
  const { profile, factors, period, readings, states, unreadable } = context;
  for (const [name, text] of Object.entries(item)) {
    const device = STATE_NAME.exec(name)?.[1];
    if (device !== undefined) {
      const state = STATES[/^\d$/.test(text) ? Number(text) : -1];
      if (state) states.push({ device: device.toUpperCase(), state });
      else unreadable.push(name);
      continue;
    }
    const [code, suffix] = splitName(name);
    const statistic = STATISTIC_BY_NAME.get(suffix.toLowerCase());
    if (code === '' || statistic === undefined) continue;
    const raw = readNumber(text);
    if (raw === null) {
      unreadable.push(name);
      continue;
    }
    const factor = factors.find(code);
    const flag = meaningOf(lookup(item, `${code}-Flag`) ?? context.strayFlag);
    const measured = measure(raw, factor, statistic, profile);
    readings.push({
      factor: factor?.code ?? code,
      statistic,
      period,
      ...measured,
      flag,
      usable: measured.plausible && (flag === 'normal' || flag === 'unflagged'),
      deviceAt: parseDeviceTime(lookup(item, `${code}-SampleTime`)) ?? context.deviceAt,
      wire: { name, value: text },
    });
  }
}

function inCp(cp: readonly Pairs[], name: string): string | undefined {
  for (const item of cp) {
    const value = lookup(item, name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** `DataTime` of a message, as it came. */
export function dataTimeOf(message: Hj212Message): string | undefined {
  return inCp(message.cp, 'DataTime');
}

/** Readings and states of an upload; `null` for packets that carry neither (requests, answers, encrypted ones). */
export function readUpload(
  message: Hj212Message,
  profile: Hj212Profile,
  factors: FactorTable,
): Upload | null {
  const period = PERIOD_BY_CN.get(lookup(message.fields, 'CN') ?? '');
  if (period === undefined || message.encrypted) return null;
  const context: Context = {
    profile,
    factors,
    period,
    deviceAt: parseDeviceTime(dataTimeOf(message)),
    strayFlag: inCp(message.cp, 'Flag'),
    readings: [],
    states: [],
    unreadable: [],
  };
  for (const item of message.cp) readItem(item, context);
  const { deviceAt, readings, states, unreadable } = context;
  return { period, deviceAt, readings, states, unreadable };
}
