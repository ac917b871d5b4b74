import type { AlarmReading } from '#shared/modules/alarms/index.ts';
import { scaled, unitScale } from '#shared/modules/devices/index.ts';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import type { RulePlan, SilencePlan, ThresholdPlan } from './plan.ts';
import { judge, startAnew, ThresholdState } from './threshold.ts';

/** A rule was met, met again, or is over. Values stand in the rule's unit. */
export interface RuleHit {
  type: 'raise' | 'repeat' | 'clear';
  deviceId: string;
  plan: RulePlan;
  /** Device time of the deciding reading; the station's time where it was silence that decided. */
  at: number;
  /** Worst value of the run, or the value that cleared; null for a no-data rule. */
  value: number | null;
  /** Readings that led here, oldest first; of a long run its beginning and its end. */
  readings: AlarmReading[];
  readingsTotal: number;
}

/** What the evaluator has to know of a device. */
export interface WatchedDevice {
  id: string;
  kind: string;
}

export interface DeviceDirectory {
  /** A registered, enabled device, or null. */
  find(deviceId: string): WatchedDevice | null;
  list(): readonly WatchedDevice[];
}

/** Readings that no rule judged, counted since the start. */
export interface SkippedCounts {
  late: number;
  future: number;
  notBelievable: number;
  unit: number;
}

/** A device time this far after the station's is not believed. */
const FUTURE_MS = 10 * 60_000;
/** Ticks further apart than this mean that the station slept or its clock was set: silence was our own. */
const OWN_SILENCE_MS = 120_000;

interface Slot {
  plan: ThresholdPlan;
  state: ThresholdState<StoredReading>;
  /** Unit last seen, and what brings it into the rule's unit (null: it cannot be). */
  unit: string;
  scale: number | null;
}

interface SilenceSlot {
  plan: SilencePlan;
  active: boolean;
}

interface Watched {
  kind: string;
  /** Station time at which it was last heard. */
  heardAt: number;
  byFactor: Map<string, Slot[]>;
  silences: SilenceSlot[];
  silentCount: number;
}

/**
 * All rules over all readings: a state per device and rule, found by factor. Only readings of quality `ok` count;
 * maintenance and calibration start the count anew, so they never raise. Late readings change nothing.
 */
export class Evaluator {
  readonly skipped: SkippedCounts = { late: 0, future: 0, notBelievable: 0, unit: 0 };
  readonly #plans: readonly RulePlan[];
  readonly #devices: DeviceDirectory;
  readonly #watched = new Map<string, Watched | null>();
  #tickAt: number;

  constructor(plans: readonly RulePlan[], devices: DeviceDirectory, now: number) {
    this.#plans = plans;
    this.#devices = devices;
    this.#tickAt = now;
    this.#refresh();
  }

  /** Judges a batch in its order. */
  take(batch: Iterable<StoredReading>): RuleHit[] {
    const hits: RuleHit[] = [];
    for (const reading of batch) {
      let watched = this.#watched.get(reading.deviceId);
      if (watched === undefined) watched = this.#meet(reading.deviceId);
      if (watched === null) continue;
      if (reading.receivedAt > watched.heardAt) watched.heardAt = reading.receivedAt;
      if (watched.silentCount > 0) endSilence(reading, watched, hits);
      const slots = watched.byFactor.get(reading.factor);
      if (slots === undefined) continue;
      for (const slot of slots) {
        const { plan } = slot;
        if (plan.statistic === reading.statistic && plan.period === reading.period)
          this.#judge(slot, reading, hits);
      }
    }
    return hits;
  }

  /** Looks for devices that have been silent too long and for devices that came or went. */
  tick(now: number): RuleHit[] {
    const sinceLast = now - this.#tickAt;
    this.#tickAt = now;
    this.#refresh();
    const hits: RuleHit[] = [];
    const slept = sinceLast < 0 || sinceLast > OWN_SILENCE_MS;
    for (const [deviceId, watched] of this.#watched) {
      if (watched === null) continue;
      if (slept) watched.heardAt = now;
      for (const silence of watched.silences) {
        if (silence.active || now - watched.heardAt < silence.plan.noDataMs) continue;
        silence.active = true;
        watched.silentCount += 1;
        hits.push(silenceHit('raise', deviceId, silence.plan, now));
      }
    }
    return hits;
  }

  /**
   * Rebuilds the states after a start: `active` are the alarms that stand in the tables, `recent` the last readings
   * in the order of their arrival. Returns what the tables have missed.
   */
  warm(recent: Iterable<StoredReading>, active: readonly { deviceId: string; ruleId: string }[]): RuleHit[] {
    for (const { deviceId, ruleId } of active) this.#presetActive(deviceId, ruleId);
    const keyOf = (deviceId: string, ruleId: string) => `${deviceId} ${ruleId}`;
    const inTables = new Set(active.map(({ deviceId, ruleId }) => keyOf(deviceId, ruleId)));
    const last = new Map<string, RuleHit>();
    for (const hit of this.take(recent)) {
      if (hit.type !== 'repeat') last.set(keyOf(hit.deviceId, hit.plan.rule.id), hit);
    }
    return [...last]
      .filter(([key, hit]) => (hit.type === 'raise') !== inTables.has(key))
      .map(([, hit]) => hit);
  }

  /** Whether the rule still speaks of the device. */
  watches(deviceId: string, ruleId: string): boolean {
    const watched = this.#watched.get(deviceId);
    if (!watched) return false;
    return (
      watched.silences.some((slot) => slot.plan.rule.id === ruleId) ||
      [...watched.byFactor.values()].some((slots) => slots.some((slot) => slot.plan.rule.id === ruleId))
    );
  }

  #judge(slot: Slot, reading: StoredReading, hits: RuleHit[]): void {
    const { plan, state } = slot;
    if (reading.quality !== 'ok') {
      this.skipped.notBelievable += 1;
      const serviced = reading.quality === 'maintenance' || reading.quality === 'calibration';
      if (serviced && reading.at > state.lastAt) startAnew(state);
      return;
    }
    if (reading.at > reading.receivedAt + FUTURE_MS) {
      this.skipped.future += 1;
      return;
    }
    if (reading.unit !== slot.unit) {
      slot.unit = reading.unit;
      slot.scale = unitScale(reading.unit, plan.rule.unit);
    }
    if (slot.scale === null) {
      this.skipped.unit += 1;
      return;
    }
    const value = scaled(reading.value, slot.scale);
    const verdict = judge(plan, state, reading.at, value, reading);
    if (verdict === 'none') return;
    if (verdict === 'late') {
      this.skipped.late += 1;
      return;
    }
    hits.push(thresholdHit(verdict, slot, reading, value));
    state.beyond.clear();
  }

  #meet(deviceId: string): Watched | null {
    const device = this.#devices.find(deviceId);
    const watched = device && this.#watch(device.kind);
    // A device that nobody knows is asked for again at the next tick, not at its next reading.
    this.#watched.set(deviceId, watched);
    return watched;
  }

  #watch(kind: string): Watched {
    const watched: Watched = {
      kind,
      heardAt: this.#tickAt,
      byFactor: new Map(),
      silences: [],
      silentCount: 0,
    };
    for (const plan of this.#plans) {
      if (!plan.deviceKinds.has(kind)) continue;
      if (plan.kind === 'noData') watched.silences.push({ plan, active: false });
      else {
        const slots = watched.byFactor.get(plan.rule.factor) ?? [];
        slots.push({ plan, state: new ThresholdState(), unit: plan.rule.unit, scale: 1 });
        watched.byFactor.set(plan.rule.factor, slots);
      }
    }
    return watched;
  }

  #refresh(): void {
    const present = new Set<string>();
    for (const { id, kind } of this.#devices.list()) {
      present.add(id);
      const known = this.#watched.get(id);
      if (known?.kind !== kind) this.#watched.set(id, this.#watch(kind));
    }
    for (const id of this.#watched.keys()) if (!present.has(id)) this.#watched.delete(id);
  }

  #presetActive(deviceId: string, ruleId: string): void {
    const watched = this.#watched.get(deviceId);
    if (!watched) return;
    for (const slots of watched.byFactor.values()) {
      for (const { plan, state } of slots) if (plan.rule.id === ruleId) state.active = true;
    }
    for (const silence of watched.silences) {
      if (silence.plan.rule.id !== ruleId) continue;
      silence.active = true;
      watched.silentCount += 1;
    }
  }
}

function endSilence(reading: StoredReading, watched: Watched, hits: RuleHit[]): void {
  for (const silence of watched.silences) {
    if (!silence.active) continue;
    silence.active = false;
    hits.push(silenceHit('clear', reading.deviceId, silence.plan, reading.receivedAt));
  }
  watched.silentCount = 0;
}

function silenceHit(type: 'raise' | 'clear', deviceId: string, plan: SilencePlan, at: number): RuleHit {
  return { type, deviceId, plan, at, value: null, readings: [], readingsTotal: 0 };
}

function thresholdHit(type: RuleHit['type'], slot: Slot, reading: StoredReading, value: number): RuleHit {
  const { plan, state } = slot;
  const kept = type === 'clear' ? [reading] : state.beyond.kept();
  return {
    type,
    deviceId: reading.deviceId,
    plan,
    at: reading.at,
    value: type === 'clear' ? value : state.worst,
    readings: kept.map((sample) => toAlarmReading(sample, plan.rule.unit)),
    readingsTotal: type === 'clear' ? 1 : state.beyond.total,
  };
}

function toAlarmReading(
  { at, receivedAt, value, unit, quality, frameId }: StoredReading,
  to: string,
): AlarmReading {
  const scale = unitScale(unit, to) ?? 1;
  return { at, receivedAt, value: scaled(value, scale), quality, frameId };
}
