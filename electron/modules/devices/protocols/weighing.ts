import type { ProtocolPoint } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../telemetry-port.ts';

/** What a weighbridge brings, in kilograms. `weight` is what stands on a display that does not say which it is. */
export const WEIGHT_POINTS: readonly ProtocolPoint[] = [
  { code: 'weight', unit: 'kg', name: { zh: '重量', en: 'Weight' } },
  { code: 'gross', unit: 'kg', name: { zh: '毛重', en: 'Gross weight' } },
  { code: 'net', unit: 'kg', name: { zh: '净重', en: 'Net weight' } },
  { code: 'tare', unit: 'kg', name: { zh: '皮重', en: 'Tare weight' } },
];

export type WeightCode = 'weight' | 'gross' | 'net' | 'tare';

const KILOGRAMS = { kg: 1, t: 1000, g: 0.001 } as const;
export type WeightUnit = keyof typeof KILOGRAMS;

export function isWeightUnit(text: string): text is WeightUnit {
  return Object.hasOwn(KILOGRAMS, text);
}

/** In kilograms; twelve digits undo what binary fractions add. */
export function kilograms(value: number, unit: WeightUnit): number {
  return Number((value * KILOGRAMS[unit]).toPrecision(12));
}

/** Indicators without a stable flag: the same figure this often in a row, and no gap longer than this, is rest. */
const SAME_IN_A_ROW = 5;
const LONGEST_GAP_MS = 2000;
/** A lorry rolling on brings ten figures a second; one is enough to draw its curve. */
const MOVING_EVERY_MS = 1000;
/** A scale at rest says so once a minute, so that silence is seen. */
const RESTING_EVERY_MS = 60_000;

/**
 * Thins the ten figures a second of one scale down to what a weighing is: each figure at which it came to rest, once
 * a second while it moves (marked unstable), once a minute while nothing happens.
 */
export class WeightWatch {
  readonly #code: WeightCode;
  #value: number | null = null;
  #same = 0;
  #heardAt = Number.NEGATIVE_INFINITY;
  #told: { value: number; stable: boolean; at: number } | null = null;

  constructor(code: WeightCode) {
    this.#code = code;
  }

  /** `stable` as the indicator says it, null when it does not. `value` in kilograms, `at` UTC milliseconds. */
  take(value: number, stable: boolean | null, at: number): NewReading[] {
    const goesOn = value === this.#value && at - this.#heardAt <= LONGEST_GAP_MS;
    this.#same = goesOn ? this.#same + 1 : 1;
    this.#value = value;
    this.#heardAt = at;
    const rests = stable ?? this.#same >= SAME_IN_A_ROW;
    const told = this.#told;
    if (told && !this.#isNews(told, value, rests, at)) return [];
    // Two figures of one chunk must not share an instant: the second would pass for the first sent again.
    this.#told = { value, stable: rests, at: Math.max(at, (told?.at ?? at - 1) + 1) };
    const quality = rests ? 'ok' : 'unstable';
    const reading = { statistic: 'value', period: 'realtime', unit: 'kg', value, quality } as const;
    return [{ ...reading, factor: this.#code, at: this.#told.at }];
  }

  #isNews(told: { value: number; stable: boolean; at: number }, value: number, rests: boolean, at: number) {
    if (rests) return !told.stable || told.value !== value || at - told.at >= RESTING_EVERY_MS;
    return at - told.at >= MOVING_EVERY_MS && (told.stable ? told.value !== value : true);
  }
}

const EMPTY_MS = 8000;
const ROLLING_MS = 4000;
const RESTING_MS = 12_000;
const VISIT_MS = EMPTY_MS + 2 * ROLLING_MS + RESTING_MS;

/** What a simulated scale shows at `at`: lorries roll on, rest and roll off. Kilograms in steps of ten. */
export function simulatedWeight(at: number, seed: number): { kg: number; stable: boolean } {
  const visit = Math.floor(at / VISIT_MS);
  const since = at - visit * VISIT_MS;
  const load = 9000 + (((((visit * 7919 + seed * 104_729) % 2200) + 2200) * 10) % 31_000);
  const ramp = (share: number) => Math.round((load * share) / 10) * 10;
  if (since < EMPTY_MS) return { kg: 0, stable: true };
  if (since < EMPTY_MS + ROLLING_MS) return { kg: ramp((since - EMPTY_MS) / ROLLING_MS), stable: false };
  if (since < EMPTY_MS + ROLLING_MS + RESTING_MS) return { kg: ramp(1), stable: true };
  return { kg: ramp((VISIT_MS - since) / ROLLING_MS), stable: false };
}
