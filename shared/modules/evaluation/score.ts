import type { AreaClass } from '#shared/modules/territory/index.ts';
import { type CounterName, isCounter, type ObjectFigure } from './counters.ts';
import { type Expression, evaluate, namesIn, parseExpression } from './expression.ts';
import type { Band, Grade, Indicator, Scheme } from './scheme.ts';

export type Counts = Partial<Record<CounterName, number>>;

/** What is known of an object besides what was counted. */
export type ObjectFacts = { areaClass: AreaClass | null } & Record<ObjectFigure, number | null>;
export const NO_FACTS: ObjectFacts = { areaClass: null, unitGrids: null };

export interface IndicatorValue {
  value: number | null;
  /** 0 to 100, as it enters the composite; null for what has none. */
  score: number | null;
}

export interface Score {
  indicators: Record<string, IndicatorValue>;
  /** 0 to 100; null where nothing of it can be told. */
  composite: number | null;
}

/** A scheme that was checked, ready to score many objects. */
export interface CompiledScheme {
  scheme: Scheme;
  /** The counters that its formulas name. */
  counters: readonly CounterName[];
  score(counts: Counts, facts: ObjectFacts): Score;
}

/** @throws Error for a scheme that `checkScheme` holds something against */
export function compileScheme(scheme: Scheme): CompiledScheme {
  const formulas = scheme.indicators.map((indicator) => ({ indicator, expression: expressionOf(indicator) }));
  const names = new Set(formulas.flatMap(({ expression }) => namesIn(expression)));
  const weights = new Map(scheme.composite.map(({ indicator, weight }) => [indicator, weight]));
  return {
    scheme,
    counters: [...names].filter(isCounter),
    score(counts, facts) {
      const figure = (name: string) => (isCounter(name) ? (counts[name] ?? 0) : facts[name as ObjectFigure]);
      const indicators: Score['indicators'] = {};
      let sum = 0;
      let weighed = 0;
      for (const { indicator, expression } of formulas) {
        const value = evaluate(expression, figure);
        const score = value === null ? null : scoreOf(indicator, value, facts.areaClass);
        indicators[indicator.id] = { value, score };
        const weight = weights.get(indicator.id);
        if (weight === undefined || score === null) continue;
        sum += score * weight;
        weighed += weight;
      }
      // What cannot be told is left out and the rest weighs more: nobody is marked down for what was not asked of them.
      return { indicators, composite: weighed === 0 ? null : sum / weighed };
    },
  };
}

function expressionOf({ formula }: Indicator): Expression {
  const parsed = parseExpression(formula);
  if (!parsed.ok) throw new Error(`Formula "${formula}": ${parsed.reason}`);
  return parsed.expression;
}

function scoreOf({ as, better, bands }: Indicator, value: number, area: AreaClass | null): number | null {
  if (bands) return bandScore(bands, value, area);
  if (as !== 'rate') return null;
  const share = Math.min(1, Math.max(0, value)) * 100;
  return better === 'high' ? share : 100 - share;
}

function bandScore(bands: readonly Band[], value: number, area: AreaClass | null): number | null {
  const band =
    bands.find(({ areaClass }) => areaClass === area && area !== null) ??
    bands.find(({ areaClass }) => areaClass === undefined) ??
    bands[0];
  return band?.steps.find(({ upTo }) => upTo === undefined || value <= upTo)?.score ?? null;
}

/** @param grades from the highest to the lowest */
export function gradeOf(grades: readonly Grade[], composite: number | null): Grade | null {
  if (composite === null) return null;
  return grades.find(({ from }) => roundedScore(composite) >= from) ?? null;
}

/** Scores are shown, compared and graded with two decimals: what looks equal is equal. */
export function roundedScore(composite: number): number {
  return Math.round(composite * 100) / 100;
}

/** 1, 2, 2, 4: equal scores share a rank; without a score there is none. The rows come back best first. */
export function ranked<T extends { composite: number | null }>(
  rows: readonly T[],
): (T & { rank: number | null })[] {
  const sorted = [...rows].sort((a, b) => sortKey(b) - sortKey(a));
  let rank = 0;
  return sorted.map((row, index) => {
    if (row.composite === null) return { ...row, rank: null };
    const before = sorted[index - 1];
    if (!before || sortKey(before) !== sortKey(row)) rank = index + 1;
    return { ...row, rank };
  });
}

function sortKey({ composite }: { composite: number | null }): number {
  return composite === null ? Number.NEGATIVE_INFINITY : roundedScore(composite);
}
