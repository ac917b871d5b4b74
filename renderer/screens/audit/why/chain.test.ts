import { expect, it } from 'vitest';
import type { WhyNode } from '#shared/modules/audit/index.ts';
import { factorOf, frameIdOf, isBeyond, limitOf } from './chain.ts';

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
const readings = (unit: string, ...frameIds: (number | null)[]): WhyNode => ({
  type: 'readings',
  id: 's',
  ...head,
  detail: {
    deviceId: 'd',
    factor: 'a34002',
    statistic: 'value',
    unit,
    total: frameIds.length,
    readings: frameIds.map((frameId, at) => ({ at, receivedAt: at, value: 1, quality: 'ok', frameId })),
  },
});
const frame = (id: string): WhyNode => ({
  type: 'frame',
  id,
  ...head,
  detail: { receivedAt: 0, linkName: '', protocol: 'hj212', hex: null, fields: [] },
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

it.each([
  [[readings('dB', 3, 4, null), frame('17')], 17],
  [[readings('dB', 3, 4, null), frame('frame')], 4],
  [[readings('dB', null)], null],
  [[], null],
])('the packet is the one named, else that of the last reading (%#)', (nodes, id) => {
  expect(frameIdOf(nodes)).toBe(id);
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
