import { seededRandom } from '#shared/kernel/random.ts';

/** A stretch of time in which one factor rises to a peak and falls back, for showing an alarm from end to end. */
export interface Episode {
  readonly factor: 'a34001' | 'a34002' | 'a34004' | 'LA';
  /** UTC milliseconds. */
  readonly fromAt: number;
  readonly durationMs: number;
  /** Value added at the height of it, in µg/m³ or dB. */
  readonly rise: number;
}

/** One instant at a site: factor code to value, in the units of `SIMULATED_PROFILE`. */
export type SiteValues = ReadonlyMap<string, number>;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const LOCAL_OFFSET_MS = 8 * HOUR_MS;

/** Decimals that instruments print. */
export const SITE_DECIMALS: { readonly [factor: string]: number } = {
  a34001: 1,
  a34002: 1,
  a34004: 1,
  a01001: 1,
  a01002: 1,
  a01006: 2,
  a01007: 1,
  a01008: 0,
  LA: 1,
};

/** 0 at both ends of the episode, 1 in its middle. */
function swell(at: number, episode: Episode): number {
  const share = (at - episode.fromAt) / episode.durationMs;
  return share <= 0 || share >= 1 ? 0 : Math.sin(Math.PI * share) ** 2;
}

/** 1 at `peakHour` local time, -1 twelve hours away. */
function daily(at: number, peakHour: number): number {
  const hour = ((at + LOCAL_OFFSET_MS) % DAY_MS) / HOUR_MS;
  return Math.cos(((hour - peakHour) / 12) * Math.PI);
}

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

/** Weather, dust and noise of a building site: a daily course, slow drift and the episodes. Same seed, same site. */
export class SimulatedSite {
  readonly #random: () => number;
  readonly #episodes: readonly Episode[];
  #dust = 0;
  #wind = 0;
  #bearing: number;

  constructor(seed: number, episodes: readonly Episode[]) {
    this.#random = seededRandom(seed);
    this.#episodes = episodes;
    this.#bearing = this.#random() * 360;
  }

  /** Values at `at`; to be asked in time order, since drift goes on from one call to the next. */
  sample(at: number): SiteValues {
    const jitter = (size: number): number => (this.#random() - 0.5) * 2 * size;
    this.#dust = this.#dust * 0.97 + jitter(0.06);
    this.#wind = this.#wind * 0.95 + jitter(0.3);
    this.#bearing = (this.#bearing + jitter(6) + 360) % 360;
    const rise = (factor: Episode['factor']): number =>
      this.#episodes.reduce((sum, e) => sum + (e.factor === factor ? e.rise * swell(at, e) : 0), 0);
    const temperature = 19 + 6 * daily(at, 14.5) + jitter(0.2);
    const dust = 150 * (1 + 0.25 * daily(at, 9) + this.#dust);
    const pm10 = dust * 0.55 + jitter(3) + rise('a34002');
    const pm25 = dust * 0.28 + jitter(2) + rise('a34004');
    return new Map([
      ['a34001', Math.max(5, dust + jitter(5) + rise('a34001'), pm10)],
      ['a34002', Math.max(3, pm10)],
      ['a34004', Math.max(2, pm25)],
      ['a01001', temperature],
      ['a01002', clamp(62 - 2.2 * (temperature - 19) + jitter(1), 5, 100)],
      ['a01006', 101.3 + 0.12 * daily(at, 10) + jitter(0.02)],
      ['a01007', clamp(2 + 0.8 * daily(at, 15) + this.#wind, 0, 30)],
      ['a01008', this.#bearing],
      ['LA', clamp(56 + 8 * daily(at, 13) + jitter(3) + rise('LA'), 30, 130)],
    ]);
  }
}
