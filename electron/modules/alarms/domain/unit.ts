const FAMILIES: readonly Readonly<Record<string, number>>[] = [
  { 'ng/m³': 1e-3, 'µg/m³': 1, 'mg/m³': 1e3 },
  { Pa: 1e-3, hPa: 0.1, kPa: 1 },
];

/** Units are typed as `mg/m3` in rules and come as `mg/m³` from the wire. */
function normal(unit: string): string {
  return unit.replace('m3', 'm³').replace(/^[uμ]g/, 'µg');
}

/** What a value in `from` is multiplied by to stand in `to`; null when the two measure different things. */
export function unitScale(from: string, to: string): number | null {
  const [a, b] = [normal(from), normal(to)];
  if (a === b) return 1;
  for (const family of FAMILIES) {
    const [x, y] = [family[a], family[b]];
    if (x !== undefined && y !== undefined) return x / y;
  }
  return null;
}

/** Nine decimals are more than any instrument has, and undo what binary fractions add (801 µg × 0.001). */
export function scaled(value: number, scale: number): number {
  return scale === 1 ? value : Math.round(value * scale * 1e9) / 1e9;
}
