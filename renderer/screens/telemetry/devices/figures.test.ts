import { expect, it } from 'vitest';
import type { StoredReading } from '#shared/modules/telemetry/index.ts';
import { byDevice, mainFigures } from './figures.ts';

const reading = (
  factor: string,
  period: StoredReading['period'] = 'realtime',
  statistic: StoredReading['statistic'] = 'value',
  deviceId = 'd',
): StoredReading => ({
  deviceId,
  factor,
  statistic,
  period,
  unit: '',
  at: 0,
  receivedAt: 0,
  value: 0,
  quality: 'ok',
  frameId: 1,
});
const names = (readings: StoredReading[]) => readings.map(({ factor, period }) => `${factor} ${period}`);

it('shows one figure per factor, the one nearest to now', () => {
  expect(
    names(
      mainFigures([
        reading('a34002', 'hour', 'avg'),
        reading('a34002', 'minute', 'avg'),
        reading('a34002', 'minute', 'max'),
        reading('LA', 'day', 'avg'),
      ]),
    ),
  ).toEqual(['a34002 minute', 'LA day']);
});

it('shows dust before noise before the weather, and no more than three', () => {
  const all = ['xyz', 'a01001', 'LA', 'a34004', 'a34001'].map((factor) => reading(factor));
  expect(mainFigures(all).map(({ factor }) => factor)).toEqual(['a34001', 'a34004', 'LA']);
  expect(mainFigures([reading('xyz')]).map(({ factor }) => factor)).toEqual(['xyz']);
});

it('sorts readings by device', () => {
  const map = byDevice([
    reading('a', 'day', 'avg', 'x'),
    reading('b', 'day', 'avg', 'y'),
    reading('c', 'day', 'avg', 'x'),
  ]);
  expect([...map].map(([id, list]) => [id, list.map(({ factor }) => factor)])).toEqual([
    ['x', ['a', 'c']],
    ['y', ['b']],
  ]);
});
