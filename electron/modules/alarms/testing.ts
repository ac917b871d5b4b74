import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import type { Vertical } from '#shared/modules/territory/index.ts';

export const MINUTE = 60_000;
/** A Monday morning, 09:00 in Beijing. */
export const START = Date.parse('2026-11-16T01:00:00Z');

/** A vertical with one limit rule and one silence rule, for tests. */
export const dust: Vertical = {
  id: 'dust',
  version: 1,
  name: { zh: '扬尘监管', en: 'Dust' },
  objectTypes: [{ id: 'dust-monitor', name: { zh: '扬尘监测仪', en: 'Dust monitor' }, fields: [] }],
  factors: [],
  rules: [
    {
      kind: 'threshold',
      id: 'dust-tsp-limit',
      version: 3,
      name: { zh: 'TSP 超标', en: 'TSP above the limit' },
      severity: 'high',
      source: 'test',
      example: true,
      factor: 'a34001',
      statistic: 'Rtd',
      unit: 'mg/m3',
      op: '>',
      limit: 0.8,
      forMinutes: 15,
      deadBand: 0.1,
      minSamples: 3,
      noDataMinutes: 30,
      openCase: { classKey: 'E0302', enabled: false },
    },
    {
      kind: 'noData',
      id: 'dust-no-data',
      version: 1,
      name: { zh: '无数据', en: 'Silent' },
      severity: 'medium',
      source: 'test',
      example: true,
      noDataMinutes: 30,
    },
  ],
  classKeys: [],
};

/** A reading of device `d1`, `minute` minutes after the start; its frame number is the minute plus one. */
export function reading(minute: number, value: number, change: Partial<StoredReading> = {}): StoredReading {
  const at = START + minute * MINUTE;
  return {
    deviceId: 'd1',
    factor: 'a34001',
    statistic: 'value',
    period: 'realtime',
    unit: 'mg/m³',
    at,
    receivedAt: at + 500,
    value,
    quality: 'ok',
    frameId: minute + 1,
    ...change,
  };
}
