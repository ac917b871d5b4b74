/** One figure of a benchmark, beside the floor that was measured in the same run. */
export interface BenchLine {
  name: string;
  value: number;
  unit: string;
  floor?: { name: string; value: number };
}

/** `queue page of 100, p95: 1.3 ms  (raw SQLite: 0.4 ms, ×3.2)` */
export function printLine({ name, value, unit, floor }: BenchLine): string {
  const figure = (n: number) => n.toLocaleString('en', { maximumSignificantDigits: 4 });
  const beside = floor
    ? `  (${floor.name}: ${figure(floor.value)} ${unit}, ×${figure(value / floor.value)})`
    : '';
  return `${name}: ${figure(value)} ${unit}${beside}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
