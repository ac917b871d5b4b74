import {
  type CounterName,
  isCounter,
  namesIn,
  parseExpression,
  printExpression,
  type Scheme,
  type ScoredRow,
  type ScoreTable,
} from '#shared/modules/evaluation/index.ts';

type Indicator = Scheme['indicators'][number];

/** `98.11%`, `51`, `0.47`; a dash for what cannot be told. */
export function figureText(as: Indicator['as'], value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  if (as === 'rate') return `${(value * 100).toFixed(2)}%`;
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}

export function scoreText(score: number | null | undefined): string {
  return score === null || score === undefined ? '—' : score.toFixed(2);
}

/** The counters of a formula, in its order: what one can look behind. */
export function countersOf({ formula }: Indicator): CounterName[] {
  const parsed = parseExpression(formula);
  return parsed.ok ? namesIn(parsed.expression).filter(isCounter) : [];
}

/** A formula in words. */
export function formulaText({ formula }: Indicator, nameOf: (name: string) => string): string {
  const parsed = parseExpression(formula);
  return parsed.ok ? printExpression(parsed.expression, nameOf) : formula;
}

/** Rows with something counted; the others have nothing to be compared by. */
export function withData({ rows }: ScoreTable): ScoredRow[] {
  return rows.filter(({ counters }) =>
    Object.values(counters).some((figure) => (figure?.original ?? figure?.value ?? 0) > 0),
  );
}

/** The table as lines of a spreadsheet; figures as they are shown, originals where appeals have changed them. */
export function tableLines(
  { rows, total }: ScoreTable,
  { indicators }: Scheme,
  words: {
    head: readonly string[];
    nameOf(row: ScoredRow): string;
    original: string;
    indicator(of: Indicator): string;
  },
): (string | number)[][] {
  const headings = indicators.flatMap((of) => [
    words.indicator(of),
    `${words.indicator(of)} ${words.original}`,
  ]);
  const line = (row: ScoredRow): (string | number)[] => [
    row.rank ?? '',
    words.nameOf(row),
    row.grade ?? '',
    scoreText(row.composite.value),
    ...indicators.flatMap(({ id, as }) => {
      const figure = row.indicators[id];
      const before = figure?.original;
      return [figureText(as, figure?.value), before === undefined ? '' : figureText(as, before)];
    }),
  ];
  return [[...words.head, ...headings], ...rows.map(line), line(total)];
}
