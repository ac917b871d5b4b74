import { expect, it } from 'vitest';
import { alarmState, figure, unitText, valueAgainstLimit } from './alarm-state.ts';

it.each([
  [true, false, null, 'unacknowledged'],
  [true, true, null, 'acknowledged'],
  [false, false, null, 'clearedUnacknowledged'],
  [false, true, null, 'over'],
  [true, false, 1, 'shelved'],
  [false, true, 1, 'shelved'],
] as const)('active %s, acknowledged %s, shelved until %s is %s', (active, acknowledged, until, key) => {
  expect(alarmState({ state: { active, acknowledged }, shelvedUntil: until })).toBe(key);
});

it.each([
  ['mg/m3', 'mg/m³'],
  ['µg/m³', 'µg/m³'],
  ['m2', 'm²'],
  ['dB', 'dB'],
  [null, ''],
])('writes the unit %s as %s', (unit, text) => {
  expect(unitText(unit)).toBe(text);
});

it('shows a value against its limit', () => {
  expect(valueAgainstLimit({ value: 0.92, unit: 'mg/m3', op: '>', limit: 0.8 })).toBe('0.92 mg/m³ > 0.8');
  expect(valueAgainstLimit({ value: 3, unit: null, op: null, limit: null })).toBe('3');
  expect(valueAgainstLimit({ value: null, unit: 'dB', op: null, limit: null })).toBe('');
});

it('keeps figures short without losing them', () => {
  expect(figure(0.1 + 0.2)).toBe('0.3');
  expect(figure(1200)).toBe('1200');
});
