import {
  type CompiledScheme,
  type Period,
  type PeriodUnit,
  periodsUntil,
  type ScoreTable,
} from '#shared/modules/evaluation/index.ts';

export interface TrendAsked {
  /** Null: all together. */
  object: string | null;
  unit: PeriodUnit;
  until: string;
  count: number;
}

/** How one object stood in the last periods, oldest first. */
export function trendReader(table: (scheme: CompiledScheme, period: Period) => ScoreTable) {
  return (scheme: CompiledScheme, { object, unit, until, count }: TrendAsked) =>
    periodsUntil(unit, until, count).map((period) => {
      const { rows, total } = table(scheme, period);
      const row = object === null ? total : rows.find(({ id }) => id === object);
      const indicators: Record<string, number | null> = {};
      for (const { id } of scheme.scheme.indicators) indicators[id] = row?.indicators[id]?.value ?? null;
      return { period, composite: row?.composite.value ?? null, indicators };
    });
}
