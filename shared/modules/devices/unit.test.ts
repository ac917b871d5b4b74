import { expect, it } from 'vitest';
import { inUnit, isUnit, scaled, unitScale } from './unit.ts';

it.each([
  [0.8, 'mg/m3', 'µg/m³', 800],
  [150, 'µg/m³', 'mg/m³', 0.15],
  [0.16, 'mg/m³', 'µg/m³', 160],
  [801, 'µg/m³', 'mg/m³', 0.801],
  [3, 'ng/m³', 'mg/m³', 0.000003],
  [150, 'ug/m3', 'μg/m³', 150],
  [1013, 'hPa', 'kPa', 101.3],
  [1002, 'hPa', 'kPa', 100.2],
  [70, 'dB', 'dB', 70],
  [70, 'dB', 'mg/m³', null],
  [1, 'kPa', 'mg/m³', null],
])('%d %s in %s is %s', (value, from, to, result) => {
  expect(inUnit(value, from, to)).toBe(result);
});

it('leaves a value of its own unit as it is, to the last bit', () => {
  expect(scaled(0.1 + 0.2, unitScale('µg/m³', 'ug/m3') as number)).toBe(0.1 + 0.2);
});

it('knows units only as they are written in readings', () => {
  expect(['µg/m³', 'kPa', '°C', ''].every(isUnit)).toBe(true);
  expect(['ug/m3', 'bar', null].some(isUnit)).toBe(false);
});
