import { expect, it } from 'vitest';
import type { WhyNode } from '#shared/modules/audit/index.ts';
import { factorOf, isBeyond, limitOf } from './chain.ts';

const head = { title: {}, at: 0 };
const rule = (unit: string | null, limit: number | null = 0.8): WhyNode => ({
  type: 'rule',
  id: 'r',
  ...head,
  detail: {
    ruleId: 'r',
    version: 1,
    name: { zh: '', en: '' },
    kind: 'threshold',
    factor: 'a34001',
    statistic: 'Rtd',
    op: '>',
    limit,
    unit,
    forMinutes: 15,
    minSamples: 3,
    noDataMinutes: 30,
    source: '',
  },
});
const readings = (unit: string): WhyNode => ({
  type: 'readings',
  id: 's',
  ...head,
  detail: {
    deviceId: 'd',
    factor: 'a34002',
    statistic: 'value',
    unit,
    total: 0,
    readings: [],
  },
});
it.each([
  [[rule('mg/m3'), readings('µg/m³')], { value: 800, op: '>' }],
  [[rule('mg/m3'), readings('mg/m³')], { value: 0.8, op: '>' }],
  [[rule(null), readings('dB')], { value: 0.8, op: '>' }],
  [[rule('mg/m3'), readings('dB')], null],
  [[rule('mg/m3', null)], null],
  [[readings('dB')], null],
])('the limit stands in the unit of the readings (%#)', (nodes, limit) => {
  expect(limitOf(nodes)).toEqual(limit);
});

it('speaks of the factor of its readings', () => {
  expect(factorOf([rule('dB'), readings('dB')])).toBe('a34002');
  expect(factorOf([rule('dB')])).toBe('a34001');
  expect(factorOf([])).toBeUndefined();
});

it('knows which side of a limit is beyond', () => {
  expect(isBeyond(2, { value: 1, op: '>' })).toBe(true);
  expect(isBeyond(1, { value: 1, op: '>' })).toBe(false);
  expect(isBeyond(0, { value: 1, op: '<' })).toBe(true);
  expect(isBeyond(2, null)).toBe(false);
});
