import { expect, it } from 'vitest';
import type { AlarmRuleRow } from '#shared/modules/alarms/index.ts';
import { limitsOf } from './limits.ts';

const rule = (part: Partial<AlarmRuleRow>): AlarmRuleRow => ({
  id: 'dust-tsp-limit',
  version: 1,
  verticalId: 'dust',
  verticalName: { zh: '扬尘', en: 'Dust' },
  name: { zh: 'TSP 超标', en: 'TSP' },
  kind: 'threshold',
  severity: 'high',
  factor: 'a34001',
  statistic: 'Rtd',
  op: '>',
  limit: 0.8,
  unit: 'mg/m3',
  forMinutes: 15,
  deadBand: 0.1,
  minSamples: 3,
  noDataMinutes: 30,
  source: '',
  example: true,
  openCase: null,
  ...part,
});

it('gives the limits of a factor in the unit of its series', () => {
  const rules = [
    rule({}),
    rule({ id: 'other', factor: 'a34002' }),
    rule({ id: 'silent', kind: 'noData', factor: null, op: null, limit: null, unit: null }),
    rule({ id: 'strange', unit: 'dB' }),
    rule({ id: 'unitless', unit: null, limit: 500, op: '<' }),
  ];
  expect(limitsOf(rules, 'a34001', 'µg/m³').map(({ ruleId, op, value }) => [ruleId, op, value])).toEqual([
    ['dust-tsp-limit', '>', 800],
    ['unitless', '<', 500],
  ]);
});
