import { describe, expect, it } from 'vitest';
import type { Scheme, ScoredRow, ScoreTable } from '#shared/modules/evaluation/index.ts';
import { countersOf, figureText, formulaText, scoreText, tableLines, withData } from './model.ts';

const rate: Scheme['indicators'][number] = {
  id: 'closeRate',
  zh: '结案率',
  en: 'Closing rate',
  formula: 'closed / (closed + openAtEnd)',
  as: 'rate',
  better: 'high',
  source: 's',
};
const row = (id: string | null, closed: number, original?: number): ScoredRow => ({
  id,
  name: { zh: id ?? '合计', en: id ?? 'All' },
  rank: id === null ? null : 1,
  grade: 'A',
  composite: { value: 98.108 },
  indicators: { closeRate: { value: 5912 / 6026, score: 98.1, ...(original && { original }) } },
  counters: { closed: { value: closed } },
});
const table = { rows: [row('a', 3, 0.5), row('b', 0)], total: row(null, 3) } as ScoreTable;

describe('the table of scores', () => {
  it.each([
    ['rate', 5912 / 6026, '98.11%'],
    ['rate', null, '—'],
    ['number', 51, '51'],
    ['number', 0.4666, '0.47'],
    ['number', undefined, '—'],
  ] as const)('writes %s %s as %s', (as, value, text) => {
    expect(figureText(as, value)).toBe(text);
  });

  it('says a formula in words and knows what one can look behind', () => {
    expect(countersOf(rate)).toEqual(['closed', 'openAtEnd']);
    expect(formulaText(rate, (name) => ({ closed: '结案数', openAtEnd: '期末待结数' })[name] ?? name)).toBe(
      '结案数 ÷ (结案数 + 期末待结数)',
    );
    expect(countersOf({ ...rate, formula: 'filed / unitGrids' })).toEqual(['filed']);
  });

  it('leaves out what nothing was counted of', () => {
    expect(withData(table).map(({ id }) => id)).toEqual(['a']);
    expect(scoreText(98.108)).toBe('98.11');
  });

  it('becomes lines with both figures', () => {
    const words = {
      head: ['名次', '单位', '等级', '综合'],
      nameOf: ({ name }: ScoredRow) => name.zh,
      original: '(原)',
      indicator: ({ zh }: { zh: string }) => zh,
    };
    expect(tableLines(table, { indicators: [rate] } as Scheme, words)).toEqual([
      ['名次', '单位', '等级', '综合', '结案率', '结案率 (原)'],
      [1, 'a', 'A', '98.11', '98.11%', '50.00%'],
      [1, 'b', 'A', '98.11', '98.11%', ''],
      ['', '合计', 'A', '98.11', '98.11%', ''],
    ]);
  });
});
