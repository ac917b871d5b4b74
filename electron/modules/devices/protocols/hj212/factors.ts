import { z } from 'zod';
import { isUnit, type Unit } from '#shared/modules/devices/index.ts';

/** One measured quantity, as `resources/protocols/hj212/factors.json` tells it. */
export interface Factor {
  /** Code of the 2017 standard, or of field practice where the standard has none. */
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Unit in which readings are kept. */
  readonly unit: Unit;
  /** Unit on the wire when the device's profile names none. */
  readonly standardUnit: Unit;
  /** What can be true at a monitoring point, in `unit`; outside it the unit or the instrument is wrong. */
  readonly range: readonly [min: number, max: number];
  /** Other spellings seen in real packets. */
  readonly aliases: readonly string[];
}

const unit = z.custom<Unit>(isUnit, 'unknown unit');
const FactorFile = z.object({
  factors: z
    .array(
      z.object({
        code: z.string().min(1),
        name: z.object({ zh: z.string().min(1), en: z.string().min(1) }),
        unit,
        standardUnit: unit,
        range: z.tuple([z.number(), z.number()]),
        aliases: z.array(z.string().min(1)),
      }),
    )
    .max(1000),
});

/** Factors by code or alias, whatever the case. */
export class FactorTable {
  readonly all: readonly Factor[];
  readonly #byName = new Map<string, Factor>();

  constructor(factors: readonly Factor[]) {
    this.all = factors;
    for (const factor of factors)
      for (const name of [factor.code, ...factor.aliases]) {
        const key = name.toLowerCase();
        if (this.#byName.has(key)) throw new Error(`factor name ${name} is given twice`);
        this.#byName.set(key, factor);
      }
  }

  find(name: string): Factor | undefined {
    return this.#byName.get(name.toLowerCase());
  }
}

/** Reads the content of `factors.json`. Throws when it is not what it should be: it is ours, so that is a bug. */
export function parseFactors(json: unknown): FactorTable {
  return new FactorTable(FactorFile.parse(json).factors);
}
