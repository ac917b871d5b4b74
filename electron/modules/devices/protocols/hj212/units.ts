/** Units met in readings. Those of one family convert into each other. */

const MASS_PER_VOLUME = { 'ng/m³': 1e-3, 'µg/m³': 1, 'mg/m³': 1e3 } as const;
const PRESSURE = { Pa: 1e-3, hPa: 0.1, kPa: 1 } as const;
const ALONE = ['°C', '%', 'm/s', '°', 'dB', 't/(km²·30d)', ''] as const;

export type Unit = keyof typeof MASS_PER_VOLUME | keyof typeof PRESSURE | (typeof ALONE)[number];

const FAMILIES: readonly { readonly [unit: string]: number }[] = [MASS_PER_VOLUME, PRESSURE];
const UNITS: ReadonlySet<string> = new Set([...FAMILIES.flatMap((family) => Object.keys(family)), ...ALONE]);

export function isUnit(text: unknown): text is Unit {
  return typeof text === 'string' && UNITS.has(text);
}

/** `value` of unit `from` in unit `to`; `null` when the units measure different things. */
export function convertUnit(value: number, from: Unit, to: Unit): number | null {
  if (from === to) return value;
  for (const family of FAMILIES) {
    const a = family[from];
    const b = family[to];
    // Twelve digits are more than any instrument has, and undo what binary fractions add (0.16 × 1000).
    if (a !== undefined && b !== undefined) return Number(((value * a) / b).toPrecision(12));
  }
  return null;
}
