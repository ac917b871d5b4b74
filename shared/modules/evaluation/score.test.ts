import { describe, expect, it } from 'vitest';
import { checkScheme, gradesFault } from './check-scheme.ts';
import type { Grade, Scheme } from './scheme.ts';
import { compileScheme, gradeOf, NO_FACTS, ranked } from './score.ts';

const rate = (
  id: string,
  formula: string,
  better: 'high' | 'low' = 'high',
): Scheme['indicators'][number] => ({
  id,
  zh: id,
  en: id,
  formula,
  as: 'rate',
  better,
  source: 'test',
});
const volume: Scheme['indicators'][number] = {
  ...rate('volume', 'filed', 'low'),
  as: 'number',
  bands: [{ steps: [{ upTo: 50, score: 100 }, { upTo: 100, score: 90 }, { score: 0 }] }],
};
const scheme: Scheme = {
  id: 'department',
  zh: '部门',
  en: 'Units',
  order: 1,
  object: 'department',
  indicators: [volume, rate('closeRate', 'closed / due'), rate('reworkRate', 'reworked / disposed', 'low')],
  composite: [
    { indicator: 'volume', weight: 10 },
    { indicator: 'closeRate', weight: 60 },
    { indicator: 'reworkRate', weight: 30 },
  ],
  notes: [],
  source: 'test',
  example: true,
};
const GRADES = [90, 75, 60, 40, 0].map(
  (from, i): Grade => ({ id: 'ABCDE'[i] as Grade['id'], zh: '', en: '', from, colour: 'green' }),
);

describe('a score', () => {
  it('gives the published rate of a published month: 5912 of 6026 cases closed are 98.11 %', () => {
    const { indicators } = compileScheme(scheme).score({ closed: 5912, due: 6026 }, NO_FACTS);
    expect(((indicators.closeRate?.value ?? 0) * 100).toFixed(2)).toBe('98.11');
  });

  it('weighs rates and bands, less rework being better', () => {
    const counts = { filed: 51, closed: 8, due: 10, reworked: 1, disposed: 10 };
    const { composite, indicators } = compileScheme(scheme).score(counts, NO_FACTS);
    expect(indicators.volume).toEqual({ value: 51, score: 90 });
    expect(indicators.reworkRate).toEqual({ value: 0.1, score: 90 });
    expect(composite).toBeCloseTo(90 * 0.1 + 80 * 0.6 + 90 * 0.3, 10);
  });

  it.each([
    [0, 100],
    [50, 100],
    [51, 90],
    [100, 90],
    [101, 0],
  ])('puts %i filed into the band of %i', (filed, score) => {
    expect(compileScheme(scheme).score({ filed }, NO_FACTS).indicators.volume?.score).toBe(score);
  });

  it('leaves out what cannot be told and weighs the rest alone', () => {
    expect(compileScheme(scheme).score({ filed: 10, closed: 1, due: 2 }, NO_FACTS).composite).toBeCloseTo(
      (100 * 10 + 50 * 60) / 70,
      10,
    );
  });

  it('takes the bands of the area class, else those for all others', () => {
    const bands = [
      { areaClass: '1' as const, steps: [{ upTo: 1, score: 90 }, { score: 0 }] },
      { steps: [{ upTo: 1, score: 50 }, { score: 10 }] },
    ];
    const { score } = compileScheme({ ...scheme, indicators: [{ ...volume, bands }], composite: [] });
    const points = (areaClass: '1' | '2' | null) =>
      score({ filed: 1 }, { ...NO_FACTS, areaClass }).indicators.volume?.score;
    expect([points('1'), points('2'), points(null)]).toEqual([90, 50, 50]);
  });

  it('grades at the bounds, by the score as it is shown', () => {
    const grade = (score: number | null) => gradeOf(GRADES, score)?.id ?? null;
    expect([100, 90, 89.996, 89.99, 75, 60, 40, 39.99, 0, null].map(grade)).toEqual([
      'A',
      'A',
      'A',
      'B',
      'B',
      'C',
      'D',
      'E',
      'E',
      null,
    ]);
  });

  it('ranks equals alike, best first, and what has no score not at all', () => {
    const rows = [70, null, 90.001, 90.004, 10].map((composite) => ({ composite }));
    expect(ranked(rows)).toEqual([
      { composite: 90.001, rank: 1 },
      { composite: 90.004, rank: 1 },
      { composite: 70, rank: 3 },
      { composite: 10, rank: 4 },
      { composite: null, rank: null },
    ]);
  });
});

describe('a scheme', () => {
  const faults = (change: Partial<Scheme>) =>
    checkScheme({ ...scheme, ...change }).map(({ at, code }) => `${at.join('.')} ${code}`);
  const withFormula = (formula: string, of: Partial<Scheme> = {}) =>
    faults({ ...of, indicators: [volume, rate('closeRate', formula), rate('reworkRate', '1', 'low')] });

  it('may be used as it stands', () => {
    expect(faults({})).toEqual([]);
  });

  it.each(['fineTotal', 'penaltyCases', 'confiscatedGoods', 'sumOfFines'])(
    'that scores by %s is refused by law (行政处罚法 §74)',
    (name) => {
      expect(withFormula(`closed / due + ${name} / 10000`)).toEqual(['indicators.1.formula penaltyInScore']);
    },
  );

  it.each([
    ['closed / ', 'formula'],
    ['closed / nothingSuch', 'unknownName'],
    ['filed / unitGrids', 'unknownName'],
  ])('%s is refused in a table of units', (formula, code) => {
    expect(withFormula(formula)).toEqual([`indicators.1.formula ${code}`]);
  });

  it('of people names a post, and counts only what people do', () => {
    expect(withFormula('filed / 1', { object: 'person' })).toContain('indicators.1.formula unknownName');
    expect(faults({ object: 'person' })).toContain('object shape');
    expect(faults({ post: 'dispatcher' })).toContain('post shape');
  });

  it('has weights of 100, each of an indicator that scores, once', () => {
    expect(faults({ composite: [{ indicator: 'closeRate', weight: 99 }] })).toEqual(['composite shape']);
    expect(faults({ composite: [{ indicator: 'other', weight: 100 }] })).toEqual([
      'composite.0.indicator unknownName',
    ]);
    const half = { indicator: 'closeRate', weight: 50 };
    expect(faults({ composite: [half, half] })).toEqual(['composite.1.indicator duplicate']);
    const bare = { ...volume, bands: undefined };
    expect(
      checkScheme({ ...scheme, indicators: [bare, ...scheme.indicators.slice(1)] } as Scheme).map(({ at }) =>
        at.join('.'),
      ),
    ).toEqual(['composite.0.indicator']);
  });

  it('has rising bands with an open end, and grades down to 0', () => {
    const bandsOf = (...steps: { upTo?: number; score: number }[]) =>
      faults({ indicators: [{ ...volume, bands: [{ steps }] }, ...scheme.indicators.slice(1)] });
    expect(bandsOf({ upTo: 5, score: 1 }, { upTo: 5, score: 2 }, { score: 3 })).toHaveLength(1);
    expect(bandsOf({ upTo: 5, score: 1 }, { upTo: 6, score: 2 })).toHaveLength(1);
    expect(gradesFault(GRADES)).toBeNull();
    expect(gradesFault(GRADES.slice(0, 4))).not.toBeNull();
    expect(gradesFault([...GRADES].reverse())).not.toBeNull();
  });
});
