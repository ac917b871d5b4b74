import { PERIODS, STATISTICS } from '#shared/modules/devices/index.ts';
import type { Series } from '#shared/modules/telemetry/index.ts';

/** What is looked at first: what districts have limits for. */
const FIRST_FACTORS = ['a34001', 'a34002', 'a34004', 'a34041', 'LA', 'Leq'];

export interface SeriesWish {
  factor?: string;
  statistic?: string;
  period?: string;
}

export interface SeriesOffer {
  /** The series shown; null when the device has none. */
  shown: Series | null;
  factors: string[];
  /** Statistics of the shown factor, and periods of the shown factor and statistic. */
  statistics: Series['statistic'][];
  periods: Series['period'][];
}

const place = (list: readonly string[], item: string) => {
  const index = list.indexOf(item);
  return index < 0 ? list.length : index;
};

/** Orders what a device has and picks the series nearest to the wish: first the factor, then statistic, then period. */
export function offerSeries(all: readonly Series[], wish: SeriesWish): SeriesOffer {
  const factors = unique(all.map(({ factor }) => factor)).sort(
    (a, b) => place(FIRST_FACTORS, a) - place(FIRST_FACTORS, b) || (a < b ? -1 : 1),
  );
  const factor = wished(factors, wish.factor);
  const ofFactor = all.filter((series) => series.factor === factor);
  const statistics = STATISTICS.filter((item) => ofFactor.some(({ statistic }) => statistic === item));
  const statistic = wished(statistics, wish.statistic);
  const ofStatistic = ofFactor.filter((series) => series.statistic === statistic);
  const periods = PERIODS.filter((item) => ofStatistic.some(({ period }) => period === item));
  const period = wished(periods, wish.period);
  const shown = ofStatistic.find((series) => series.period === period) ?? null;
  return { shown, factors, statistics, periods };
}

function wished<T extends string>(offered: readonly T[], wish: string | undefined): T | undefined {
  return offered.find((item) => item === wish) ?? offered[0];
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}
