/** Units met in readings and rules. Those of one family convert into each other. */

const MASS_PER_VOLUME = { 'ng/m³': 1e-3, 'µg/m³': 1, 'mg/m³': 1e3 } as const;
const PRESSURE = { Pa: 1e-3, hPa: 0.1, kPa: 1 } as const;
const ALONE = ['°C', '%', 'm/s', '°', 'dB', 't/(km²·30d)', ''] as const;

export type Unit = keyof typeof MASS_PER_VOLUME | keyof typeof PRESSURE | (typeof ALONE)[number];

const FAMILIES: readonly { readonly [unit: string]: number }[] = [MASS_PER_VOLUME, PRESSURE];
const UNITS: ReadonlySet<string> = new Set([...FAMILIES.flatMap((family) => Object.keys(family)), ...ALONE]);

export function isUnit(text: unknown): text is Unit {
  return typeof text === 'string' && UNITS.has(text);
}

/** Rules are typed with `mg/m3` and either of the two signs for micro. */
function normal(unit: string): string {
  return unit.replace('m3', 'm³').replace(/^[uμ]g/, 'µg');
}

/** What a value in `from` is multiplied by to stand in `to`; null when the two measure different things. */
export function unitScale(from: string, to: string): number | null {
  if (from === to) return 1;
  const [a, b] = [normal(from), normal(to)];
  if (a === b) return 1;
  for (const family of FAMILIES) {
    const [x, y] = [family[a], family[b]];
    if (x !== undefined && y !== undefined) return x / y;
  }
  return null;
}

/** `value` × `scale`. Twelve digits are more than any instrument has, and undo what binary fractions add (0.16 × 1000). */
export function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Number((value * scale).toPrecision(12));
}

/** `value` of unit `from` in unit `to`; null when the two measure different things. */
export function inUnit(value: number, from: string, to: string): number | null {
  const scale = unitScale(from, to);
  return scale === null ? null : scaled(value, scale);
}
