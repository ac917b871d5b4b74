import type { Quality, SeriesPoints } from '#shared/modules/telemetry/index.ts';

export interface PointSummary {
  count: number;
  min: number;
  max: number;
  /** Newest value, which stands last. */
  last: number;
  lastAt: number;
  /** Indices of points that may not be believed. */
  flagged: ReadonlySet<number>;
  /** How many of each quality that is not `ok`, most frequent first. */
  why: [Quality, number][];
}

/** What a stretch of a line comes to; null when it is empty. */
export function summarisePoints({ at, min, max, last, quality }: SeriesPoints): PointSummary | null {
  const lastAt = at.at(-1);
  const newest = last.at(-1);
  if (lastAt === undefined || newest === undefined) return null;
  const flagged = new Set<number>();
  const counts = new Map<Quality, number>();
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  quality.forEach((flag, i) => {
    least = Math.min(least, min[i] ?? least);
    most = Math.max(most, max[i] ?? most);
    if (flag === 'ok') return;
    flagged.add(i);
    counts.set(flag, (counts.get(flag) ?? 0) + 1);
  });
  const why = [...counts].sort((a, b) => b[1] - a[1]);
  return { count: at.length, min: least, max: most, last: newest, lastAt, flagged, why };
}
