import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThresholdRule, Vertical } from '#shared/modules/territory/index.ts';
import { planRules, type ThresholdPlan } from './plan.ts';
import { judge, startAnew, ThresholdState, type Verdict } from './threshold.ts';

const MINUTE = 60_000;

const rule: ThresholdRule = {
  kind: 'threshold',
  id: 'tsp',
  version: 1,
  name: { zh: 'TSP 超标', en: 'TSP' },
  severity: 'high',
  source: 'test',
  example: true,
  factor: 'a34001',
  statistic: 'Rtd',
  unit: 'mg/m3',
  op: '>',
  limit: 0.8,
  forMinutes: 3,
  deadBand: 0.1,
  minSamples: 3,
  noDataMinutes: 5,
  openCase: { classKey: 'E0302', enabled: false },
};

function planOf(change: Partial<ThresholdRule> = {}): ThresholdPlan {
  const vertical = {
    id: 'dust',
    name: rule.name,
    objectTypes: [],
    rules: [{ ...rule, ...change }],
  } as unknown as Vertical;
  return planRules([vertical])[0] as ThresholdPlan;
}

type Step = [minute: number, value: number | 'serviced'];

/** Runs steps and gives the verdicts that are not `none`, with their minute. */
function run(plan: ThresholdPlan, steps: readonly Step[]): [number, Verdict][] {
  const state = new ThresholdState<number>();
  const said: [number, Verdict][] = [];
  for (const [minute, value] of steps) {
    if (value === 'serviced') {
      startAnew(state);
      continue;
    }
    const verdict = judge(plan, state, minute * MINUTE, value, value);
    if (verdict === 'none') continue;
    said.push([minute, verdict]);
    if (verdict !== 'late') state.beyond.clear();
  }
  return said;
}

const each = (values: readonly number[]): Step[] => values.map((value, minute) => [minute, value]);

describe('judge', () => {
  it.each<[string, Partial<ThresholdRule>, Step[], [number, Verdict][]]>([
    ['stays quiet at the limit', {}, each([0.8, 0.8, 0.8, 0.8, 0.8]), []],
    ['raises when the duration is full', {}, each([0.9, 0.9, 0.9, 0.9]), [[3, 'raise']]],
    [
      'one reading back starts the count anew',
      {},
      each([0.9, 0.9, 0.9, 0.8, 0.9, 0.9, 0.9, 0.9]),
      [[7, 'raise']],
    ],
    ['too few readings do not raise', { minSamples: 5 }, each([0.9, 0.9, 0.9, 0.9, 0.9]), [[4, 'raise']]],
    [
      'a gap starts the count anew',
      {},
      [
        [0, 1],
        [1, 1],
        [7, 1],
        [8, 1],
        [9, 1],
        [10, 1],
      ],
      [[10, 'raise']],
    ],
    [
      'maintenance starts the count anew',
      {},
      [
        [0, 1],
        [1, 1],
        [2, 'serviced'],
        [3, 1],
        [4, 1],
        [5, 1],
        [6, 1],
      ],
      [[6, 'raise']],
    ],
    [
      'repeats when the rule is met once more in full',
      {},
      each([1, 1, 1, 1, 1, 1, 1, 1]),
      [
        [3, 'raise'],
        [7, 'repeat'],
      ],
    ],
    [
      'inside the dead band it neither clears nor repeats',
      {},
      each([1, 1, 1, 1, 0.75, 0.75, 0.75, 0.75, 0.75]),
      [[3, 'raise']],
    ],
    [
      'clears when it was back for the duration',
      {},
      each([1, 1, 1, 1, 0.7, 0.7, 0.7, 0.7]),
      [
        [3, 'raise'],
        [7, 'clear'],
      ],
    ],
    [
      'a reading beyond interrupts clearing',
      {},
      each([1, 1, 1, 1, 0.7, 0.7, 0.9, 0.7, 0.7, 0.7, 0.7]),
      [
        [3, 'raise'],
        [10, 'clear'],
      ],
    ],
    [
      'the dead band interrupts clearing',
      {},
      each([1, 1, 1, 1, 0.7, 0.7, 0.75, 0.7, 0.7, 0.7]),
      [[3, 'raise']],
    ],
    [
      'late readings change nothing',
      {},
      [
        [0, 1],
        [1, 1],
        [0.5, 0],
        [2, 1],
        [3, 1],
      ],
      [
        [0.5, 'late'],
        [3, 'raise'],
      ],
    ],
    [
      'below a lower limit',
      { op: '<', limit: 2, deadBand: 1 },
      each([1, 1, 1, 1, 2.5, 3, 3, 3, 3]),
      [
        [3, 'raise'],
        [8, 'clear'],
      ],
    ],
    ['a minute mean stands for its minute', { statistic: 'Avg' }, each([1, 1, 1]), [[2, 'raise']]],
    [
      'an hour mean is enough for an hour',
      { statistic: 'Avg', forMinutes: 60, minSamples: 1 },
      each([1]),
      [[0, 'raise']],
    ],
  ])('%s', (_, change, steps, expected) => {
    expect(run(planOf(change), steps)).toEqual(expected);
  });

  it('raises and clears in turn, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.double({ min: 0, max: 2, noNaN: true }))),
        (steps) => {
          const turns = run(planOf(), steps)
            .map(([, verdict]) => verdict)
            .filter((verdict) => verdict === 'raise' || verdict === 'clear');
          turns.forEach((verdict, i) => {
            expect(verdict).toBe(i % 2 === 0 ? 'raise' : 'clear');
          });
        },
      ),
    );
  });

  it('raises only when the whole duration was beyond, by looking at all readings again', () => {
    const plan = planOf();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0.5, 0.75, 0.9, 1.2), { maxLength: 60 }), (values) => {
        const steps = each(values);
        for (const [minute, verdict] of run(plan, steps)) {
          const window = steps.filter(([at]) => at <= minute && at > minute - 4);
          if (verdict === 'raise' || verdict === 'repeat') {
            expect(window).toHaveLength(4);
            for (const [, value] of window) expect(value).toBeGreaterThan(0.8);
          }
          if (verdict === 'clear') for (const [, value] of window) expect(value).toBeLessThanOrEqual(0.7);
        }
      }),
    );
  });

  it('does not flap when readings come late and out of order', () => {
    const level = fc.constantFrom(0.5, 0.9, 0.9, 0.9);
    const step = fc.record({ value: level, lateBy: fc.nat(20), lateValue: level });
    const told = (steps: Step[]) => run(planOf(), steps).filter(([, verdict]) => verdict !== 'late');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const inOrder = steps.map(({ value }, minute): Step => [minute, value]);
        const withLate = steps.flatMap(({ value, lateBy, lateValue }, minute): Step[] => [
          [minute, value],
          [minute - lateBy, lateValue],
        ]);
        expect(told(withLate)).toEqual(told(inOrder));
      }),
    );
  });
});
