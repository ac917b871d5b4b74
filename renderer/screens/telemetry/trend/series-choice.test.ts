import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PERIODS, STATISTICS } from '#shared/modules/devices/index.ts';
import type { Series } from '#shared/modules/telemetry/index.ts';
import { offerSeries } from './series-choice.ts';

const series = (
  factor: string,
  statistic: Series['statistic'] = 'value',
  period: Series['period'] = 'realtime',
): Series => ({ deviceId: 'd', factor, statistic, period, unit: '', firstAt: 0, lastAt: 0 });

const all = [
  series('a01001'),
  series('a34002'),
  series('a34002', 'avg', 'minute'),
  series('a34002', 'avg', 'hour'),
  series('LA', 'avg', 'minute'),
];

it.each([
  [{}, 'a34002', 'value', 'realtime'],
  [{ factor: 'LA' }, 'LA', 'avg', 'minute'],
  [{ factor: 'a34002', statistic: 'avg' }, 'a34002', 'avg', 'minute'],
  [{ factor: 'a34002', statistic: 'avg', period: 'hour' }, 'a34002', 'avg', 'hour'],
  [{ factor: 'gone', statistic: 'max', period: 'day' }, 'a34002', 'value', 'realtime'],
  [{ factor: 'LA', statistic: 'value', period: 'realtime' }, 'LA', 'avg', 'minute'],
])('wish %j shows %s %s %s', (wish, factor, statistic, period) => {
  expect(offerSeries(all, wish).shown).toMatchObject({ factor, statistic, period });
});

it('offers factors in the order of interest and nothing that is not there', () => {
  const offer = offerSeries(all, { factor: 'a34002', statistic: 'avg' });
  expect(offer.factors).toEqual(['a34002', 'LA', 'a01001']);
  expect(offer.statistics).toEqual(['value', 'avg']);
  expect(offer.periods).toEqual(['minute', 'hour']);
});

it('always shows a series when there is one', () => {
  const one = fc.record({
    factor: fc.constantFrom('a', 'b', 'LA'),
    statistic: fc.constantFrom(...STATISTICS),
    period: fc.constantFrom(...PERIODS),
  });
  fc.assert(
    fc.property(fc.array(one), one, (list, wish) => {
      const given = list.map((key) => series(key.factor, key.statistic, key.period));
      const { shown } = offerSeries(given, wish);
      expect(shown === null).toBe(given.length === 0);
      if (given.some((item) => item.factor === wish.factor)) expect(shown?.factor).toBe(wish.factor);
    }),
  );
});
