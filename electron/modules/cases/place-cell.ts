/** Side of a place cell in degrees: about 550 m north to south. */
const CELL_DEGREES = 0.005;
const ROW = 100_000;

const rowOf = (lat: number) => Math.floor((lat + 90) / CELL_DEGREES);
const columnOf = (lng: number) => Math.floor((lng + 180) / CELL_DEGREES);

/** Number of the cell that holds a WGS-84 point. */
export function cellOf({ lng, lat }: { lng: number; lat: number }): number {
  return rowOf(lat) * ROW + columnOf(lng);
}

const METRES_PER_DEGREE = 111_320;

/** Cells within `radiusM` metres as runs of neighbours: `[first, last]`, one run a row. */
export function cellRuns({ lng, lat }: { lng: number; lat: number }, radiusM: number): [number, number][] {
  const dLat = radiusM / METRES_PER_DEGREE;
  const dLng = radiusM / (METRES_PER_DEGREE * Math.max(0.01, Math.cos((lat * Math.PI) / 180)));
  const runs: [number, number][] = [];
  for (let row = rowOf(lat - dLat); row <= rowOf(lat + dLat); row++) {
    runs.push([row * ROW + columnOf(lng - dLng), row * ROW + columnOf(lng + dLng)]);
  }
  return runs;
}

/** Metres between two points: flat at the size of a district, good to 0.1 % there. */
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const x = (b.lng - a.lng) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(x, b.lat - a.lat) * METRES_PER_DEGREE;
}
