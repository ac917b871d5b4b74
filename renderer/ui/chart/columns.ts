/** A line over time, oldest first, all columns of one length; `at` in UTC milliseconds. */
export interface ChartPoints {
  at: readonly number[];
  min: readonly number[];
  max: readonly number[];
  last: readonly number[];
}

type Column = (number | null)[];

export interface ChartColumns {
  /** Times, greatest, least and last values; a `null` breaks the line. */
  columns: [number[], Column, Column, Column];
  /** Which point stands at a place of the columns; −1 where the line is broken. */
  source: number[];
}

/** A silence longer than this many usual steps breaks the line. */
const BREAK_AFTER_STEPS = 3;

/** The columns that are drawn: the line is broken where nothing came, so that silence is not drawn as a value. */
export function chartColumns({ at, min, max, last }: ChartPoints): ChartColumns {
  const limit = BREAK_AFTER_STEPS * usualStep(at);
  const columns: ChartColumns['columns'] = [[], [], [], []];
  const source: number[] = [];
  const add = (
    time: number,
    high: number | null,
    low: number | null,
    value: number | null,
    index: number,
  ) => {
    columns[0].push(time);
    columns[1].push(high);
    columns[2].push(low);
    columns[3].push(value);
    source.push(index);
  };
  at.forEach((time, i) => {
    const before = at[i - 1];
    if (before !== undefined && time - before > limit) add((before + time) / 2, null, null, null, -1);
    add(time, max[i] ?? null, min[i] ?? null, last[i] ?? null, i);
  });
  return { columns, source };
}

/** Median distance of neighbours. */
function usualStep(at: readonly number[]): number {
  const steps = at.slice(1).map((time, i) => time - (at[i] ?? time));
  steps.sort((a, b) => a - b);
  return steps[steps.length >> 1] ?? Number.POSITIVE_INFINITY;
}
