import { expect, it } from 'vitest';
import { inUnit } from './unit-scale.ts';

it.each([
  [0.8, 'mg/m3', 'µg/m³', 800],
  [150, 'µg/m³', 'mg/m³', 0.15],
  [150, 'ug/m3', 'μg/m³', 150],
  [1013, 'hPa', 'kPa', 101.3],
  [70, 'dB', 'dB', 70],
  [70, 'dB', 'mg/m³', null],
  [1, 'kPa', 'mg/m³', null],
])('%d %s in %s is %s', (value, from, to, result) => {
  expect(inUnit(value, from, to)).toBe(result);
});
