const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  { 'ng/m³': 1e-3, 'µg/m³': 1, 'mg/m³': 1e3 },
  { Pa: 1e-3, hPa: 0.1, kPa: 1 },
];

/** Rules are typed with `mg/m3` and either of the two signs for micro. */
function normal(unit: string): string {
  return unit.replace('m3', 'm³').replace(/^[uμ]g/, 'µg');
}

/** `value` of unit `from` in unit `to`; null when the two measure different things. */
export function inUnit(value: number, from: string, to: string): number | null {
  const [a, b] = [normal(from), normal(to)];
  if (a === b) return value;
  for (const family of FAMILIES) {
    const [x, y] = [family[a], family[b]];
    // Twelve digits undo what binary fractions add.
    if (x !== undefined && y !== undefined) return Number(((value * x) / y).toPrecision(12));
  }
  return null;
}
