import { COUNTERS, isCounter, isObjectFigure, isOfPenalties, type ScoredObject } from './counters.ts';
import { namesIn, parseExpression } from './expression.ts';
import type { Band, Grade, Indicator, Scheme } from './scheme.ts';

/** What is wrong with a scheme although its form is right, with the place of the value in its file. */
export interface SchemeFault {
  at: (string | number)[];
  code: 'formula' | 'penaltyInScore' | 'shape' | 'unknownName' | 'duplicate';
  reason: string;
}

/** Everything that would make a scheme's figures wrong or unlawful; empty when it may be used. */
export function checkScheme(scheme: Scheme): SchemeFault[] {
  return [
    ...scheme.indicators.flatMap((indicator, index) => indicatorFaults(scheme, indicator, index)),
    ...compositeFaults(scheme),
    ...postFaults(scheme),
  ];
}

function indicatorFaults({ object, indicators }: Scheme, indicator: Indicator, index: number): SchemeFault[] {
  const at = ['indicators', index];
  const faults = formulaFaults(indicator.formula, object).map((fault) => ({
    ...fault,
    at: [...at, 'formula'],
  }));
  if (indicators.findIndex(({ id }) => id === indicator.id) < index)
    faults.push({ at: [...at, 'id'], code: 'duplicate', reason: `"${indicator.id}" stands above already` });
  indicator.bands?.forEach((band, bandIndex) => {
    const reason = bandFault(band);
    if (reason) faults.push({ at: [...at, 'bands', bandIndex, 'steps'], code: 'shape', reason });
  });
  return faults;
}

/** What is wrong with one formula for such objects: also what an editor asks while somebody types. */
export function formulaFaults(formula: string, object: ScoredObject): Omit<SchemeFault, 'at'>[] {
  const parsed = parseExpression(formula);
  if (!parsed.ok) return [{ code: 'formula', reason: `column ${parsed.at + 1}: ${parsed.reason}` }];
  return namesIn(parsed.expression).flatMap((name): Omit<SchemeFault, 'at'>[] => {
    if (isOfPenalties(name)) {
      const reason = `"${name}": fines and penalties may not enter a score (行政处罚法 第七十四条)`;
      return [{ code: 'penaltyInScore', reason }];
    }
    if (isObjectFigure(name))
      return object === 'area' ? [] : [{ code: 'unknownName', reason: `"${name}" is known of areas only` }];
    if (!isCounter(name)) return [{ code: 'unknownName', reason: `no counter "${name}"` }];
    const objects: readonly ScoredObject[] = COUNTERS[name];
    return objects.includes(object)
      ? []
      : [{ code: 'unknownName', reason: `"${name}" cannot be told of a ${object}` }];
  });
}

function bandFault({ steps }: Band): string | null {
  const bounds = steps.slice(0, -1).map(({ upTo }) => upTo);
  if (steps.at(-1)?.upTo !== undefined) return 'the last step takes all that is above: it has no bound';
  const rising = bounds.every((bound, i) => bound !== undefined && (i === 0 || bound > (bounds[i - 1] ?? 0)));
  return rising ? null : 'every step but the last has a bound above the one before';
}

/** Sums of weights are written with two decimals at most. */
const ROUNDING = 0.001;

function compositeFaults({ indicators, composite }: Scheme): SchemeFault[] {
  const faults = composite.flatMap(({ indicator: id }, index): SchemeFault[] => {
    const at = ['composite', index, 'indicator'];
    const known = indicators.find((indicator) => indicator.id === id);
    if (!known) return [{ at, code: 'unknownName', reason: `no indicator "${id}"` }];
    if (composite.findIndex((other) => other.indicator === id) < index)
      return [{ at, code: 'duplicate', reason: `"${id}" is weighed above already` }];
    if (known.as === 'number' && !known.bands)
      return [{ at, code: 'shape', reason: `"${id}" is a number without bands: it has no score` }];
    return [];
  });
  const sum = composite.reduce((total, { weight }) => total + weight, 0);
  if (Math.abs(sum - 100) > ROUNDING)
    faults.push({ at: ['composite'], code: 'shape', reason: `the weights make ${sum}, not 100` });
  return faults;
}

function postFaults({ object, post }: Scheme): SchemeFault[] {
  if ((object === 'person') === (post !== undefined)) return [];
  const reason = post ? 'only people are compared by post' : 'which post?';
  return [{ at: post ? ['post'] : ['object'], code: 'shape', reason }];
}

/** Grades go from the highest score down to 0, so that every score has one. */
export function gradesFault(grades: readonly Grade[]): string | null {
  const falling = grades.every(({ from }, i) => i === 0 || from < (grades[i - 1]?.from ?? 0));
  return falling && grades.at(-1)?.from === 0 ? null : 'grades go from the highest score down to 0';
}
