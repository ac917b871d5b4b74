import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankUnits, scoreUnit, type UnitKnowledge } from './score-unit.ts';

const weights = {
  shown: 3,
  points: {
    owner: 60,
    territory: 50,
    otherRow: 25,
    streetSquad: 20,
    history: 25,
    onTime: 10,
    near: 10,
    ready: 5,
    load: -15,
    returned: -60,
  },
  historyDays: 90,
  historyEnough: 10,
  loadHeavy: 40,
  nearMetres: 3000,
  positionMinutes: 120,
};
const unit = (unitId: string, known: Partial<UnitKnowledge> = {}): UnitKnowledge => ({
  unitId,
  row: null,
  isStreetSquad: false,
  history: null,
  nearest: null,
  people: null,
  openCases: 0,
  returned: false,
  ...known,
});
const row = { id: 'r1', basis: 'owner' as const, classPattern: 'C0101', street: '*', decides: true };

describe('a score', () => {
  it.each<[string, Partial<UnitKnowledge>, number]>([
    ['nothing is known', {}, 0],
    ['the table decides for its owner', { row }, 60],
    ['the table decides for the territory', { row: { ...row, basis: 'territory' } }, 50],
    ['another row names it', { row: { ...row, decides: false } }, 25],
    ['it is the squad of the street', { isStreetSquad: true }, 20],
    [
      'it did all such cases, always in time',
      { history: { disposed: 20, ofAll: 20, onTime: 20, timed: 20 } },
      35,
    ],
    [
      'it did half of them, half in time',
      { history: { disposed: 10, ofAll: 20, onTime: 5, timed: 10 } },
      17.5,
    ],
    ['it did one of one: no habit yet', { history: { disposed: 1, ofAll: 1, onTime: 1, timed: 1 } }, 3.5],
    ['somebody is on the spot', { nearest: { metres: 0, personName: '甲', minutesAgo: 1 } }, 10],
    ['somebody is half way', { nearest: { metres: 1500, personName: '甲', minutesAgo: 1 } }, 5],
    ['everybody is too far', { nearest: { metres: 3001, personName: '甲', minutesAgo: 1 } }, 0],
    ['somebody can be sent', { people: { onBoard: 3, ready: 1 } }, 5],
    ['nobody can be sent', { people: { onBoard: 3, ready: 0 } }, 0],
    ['it has half of a heavy load', { openCases: 20 }, -7.5],
    ['it has far more than a heavy load', { openCases: 400 }, -15],
    ['the case came back from it', { row, returned: true }, 0],
  ])('when %s', (_, known, score) => {
    expect(scoreUnit(unit('a', known), weights).score).toBe(score);
  });

  it('is the sum of what its reasons say, whatever is known', () => {
    const known = fc.record({
      isStreetSquad: fc.boolean(),
      returned: fc.boolean(),
      openCases: fc.nat(1000),
      row: fc.option(fc.boolean().map((decides) => ({ ...row, decides }))),
      people: fc.option(fc.record({ onBoard: fc.nat(9), ready: fc.nat(9) })),
      nearest: fc.option(
        fc.record({ metres: fc.nat(9000), personName: fc.constant('甲'), minutesAgo: fc.nat(99) }),
      ),
      history: fc.option(
        fc.record({
          disposed: fc.integer({ min: 1, max: 50 }),
          ofAll: fc.integer({ min: 50, max: 99 }),
          onTime: fc.nat(50),
          timed: fc.integer({ min: 50, max: 60 }),
        }),
      ),
    });
    fc.assert(
      fc.property(known, (facts) => {
        const { score, reasons } = scoreUnit(unit('a', facts), weights);
        expect(score).toBeCloseTo(
          reasons.reduce((sum, { points }) => sum + points, 0),
          6,
        );
      }),
    );
  });
});

describe('a ranking', () => {
  it('puts the best first and is cut off', () => {
    const units = ['a', 'b', 'c', 'd'].map((id) => unit(id));
    const best = unit('z', { row });
    expect(rankUnits([...units, best], weights).map(({ unitId }) => unitId)).toEqual(['z', 'a', 'b']);
  });

  it('of equal ones takes the one with less to do', () => {
    const flat = { ...weights, points: { ...weights.points, load: 0 } };
    const ranked = rankUnits([unit('a', { openCases: 9 }), unit('b', { openCases: 1 })], flat);
    expect(ranked.map(({ unitId }) => unitId)).toEqual(['b', 'a']);
  });
});
