import type { StoredReading } from '#shared/modules/telemetry/index.ts';

/** Shown beside a device, in this order, as far as it measures them. */
const SHOWN = ['a34001', 'a34002', 'a34004', 'a34041', 'LA', 'Leq', 'a01001', 'a01007'];
const MAX_SHOWN = 3;
const PERIOD_ORDER: readonly string[] = ['realtime', 'minute', 'hour', 'day'];
const STATISTIC_ORDER: readonly string[] = ['value', 'avg'];

/** The figures that say most about a device: one per factor, as close to now as it reports. */
export function mainFigures(readings: readonly StoredReading[]): StoredReading[] {
  const best = new Map<string, StoredReading>();
  for (const reading of readings) {
    if (!STATISTIC_ORDER.includes(reading.statistic)) continue;
    const held = best.get(reading.factor);
    if (!held || order(reading) < order(held)) best.set(reading.factor, reading);
  }
  const known = SHOWN.flatMap((factor) => best.get(factor) ?? []);
  const others = [...best.values()].filter(({ factor }) => !SHOWN.includes(factor));
  return [...known, ...others].slice(0, MAX_SHOWN);
}

function order({ period, statistic }: StoredReading): number {
  return PERIOD_ORDER.indexOf(period) * STATISTIC_ORDER.length + STATISTIC_ORDER.indexOf(statistic);
}

/** Readings by their device. */
export function byDevice(readings: readonly StoredReading[]): Map<string, StoredReading[]> {
  const map = new Map<string, StoredReading[]>();
  for (const reading of readings) {
    const held = map.get(reading.deviceId);
    if (held) held.push(reading);
    else map.set(reading.deviceId, [reading]);
  }
  return map;
}
