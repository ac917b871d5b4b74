import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Limit } from '#shared/time/index.ts';
import type { FilingCondition, ResponsibilityRow, StageLimit } from '../rules.ts';
import { diffRules, isSame } from './diff.ts';
import {
  filingConditionsEffect,
  type PastCase,
  responsibilityEffect,
  stageLimitsEffect,
} from './effects/index.ts';
import type { RuleContent, RuleRow } from './kinds.ts';
import { ruleText } from './rule-text.ts';

const contents: fc.Arbitrary<RuleContent> = fc
  .array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.integer({ min: 0, max: 3 }) }))
  .map((rows) => ({ source: 's', rows }));

describe('the text of a rule set', () => {
  it('says what the rule set says, one row a line', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        expect(JSON.parse(ruleText(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
    expect(ruleText({ source: 's', rows: [{ id: 'a' }, { id: 'b' }] }).split('\n')).toHaveLength(8);
  });
});

describe('the difference of two versions', () => {
  it('is none of a version and itself, whatever the order of members', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const turned = {
          rows: (content.rows as RuleRow[]).map(({ id, value }) => ({ value, id })),
          source: 's',
        };
        expect(isSame(diffRules('responsibility', content, turned))).toBe(true);
      }),
    );
  });

  it('names new, gone and changed rows, the head and the order', () => {
    const before = {
      source: 's',
      rows: [
        { id: 'a', v: 1 },
        { id: 'b', v: 1 },
        { id: 'c', v: 1 },
      ],
    };
    const after = {
      source: 't',
      rows: [
        { id: 'c', v: 1 },
        { id: 'a', v: 2 },
        { id: 'd', v: 1 },
      ],
    };
    const diff = diffRules('responsibility', before, after);
    expect(diff.rows.map(({ key, fields }) => [key, fields])).toEqual([
      ['a', ['v']],
      ['d', ['id', 'v']],
      ['b', ['id', 'v']],
    ]);
    expect(diff).toMatchObject({ head: ['source'], reordered: true });
  });
});

const past = (more: Partial<PastCase>): PastCase => ({
  classKey: 'E0102',
  streetCode: '999999001',
  areaClass: null,
  urgency: 'normal',
  open: true,
  step: 'dispose',
  recent: true,
  conditionId: 'one',
  dispatched: true,
  // Ten hours were used: more than the limit in hours is late.
  judge: ({ value }: Limit) => ({ dueAt: value, light: value < 10 ? 'red' : 'green' }),
  ...more,
});
const condition = (id: string, value: number, more: Partial<FilingCondition> = {}): FilingCondition => ({
  id,
  classKeys: ['E0102'],
  condition: { zh: id, en: id },
  limit: { value, unit: 'naturalHour' },
  closingCondition: { zh: '清', en: 'clean' },
  source: 's',
  example: false,
  ...more,
});
const said = ({ sentences }: { sentences: { code: string; params: object }[] }) =>
  Object.fromEntries(sentences.map(({ code, params }) => [code, params]));

describe('other filing conditions', () => {
  const cases = [
    past({}),
    past({ open: false }),
    past({ recent: false }),
    past({ conditionId: null }),
    past({ conditionId: 'imported' }),
    past({ classKey: 'E0501' }),
  ];

  it('tell who would have had another due date and light, and who was not compared', () => {
    const report = filingConditionsEffect([condition('one', 12)], [condition('one', 8)], cases);
    expect(said(report)).toEqual({
      casesKeepCondition: { open: 4 },
      otherDue: { recent: 4, moved: 2 },
      wouldBeLate: { late: 2 },
      otherTable: { otherTable: 2 },
    });
    expect(report.changes).toMatchObject([{ open: 2, recent: 2 }]);
  });

  it('take the first that is offered where the row is gone, and say when none is', () => {
    const other = filingConditionsEffect([condition('one', 8)], [condition('two', 12)], [past({})]);
    expect(said(other)).toMatchObject({ otherDue: { moved: 1 }, wouldBeOnTime: { saved: 1 } });
    const none = filingConditionsEffect([condition('one', 8)], [], [past({})]);
    expect(said(none)).toMatchObject({ unfileable: { unfileable: 1 } });
    expect(none.changes[0]?.to).toBeNull();
  });

  it('change nothing when nothing differs', () => {
    const same = filingConditionsEffect([condition('one', 8)], [condition('one', 8)], cases);
    expect(same.changes).toEqual([]);
    expect(said(same)).toMatchObject({ otherDue: { moved: 0 } });
  });
});

it('other stage limits are told by stage and urgency, with the cases that stand there', () => {
  const row = (stage: StageLimit['stage'], value: number): StageLimit => ({
    stage,
    limit: { value, unit: 'workHour' },
    source: 's',
    example: false,
  });
  const report = stageLimitsEffect(
    [row('file', 1), row('dispose', 8)],
    [row('file', 2)],
    [past({}), past({ step: 'file', urgency: 'urgent' }), past({ open: false })],
  );
  expect(said(report)).toEqual({ stagesKeepLimit: { open: 2 }, stageWithoutLimit: { without: 3 } });
  expect(report.changes).toHaveLength(6);
  expect(report.changes.map(({ open }) => open).filter(Boolean)).toEqual([1, 1]);
});

describe('another responsibility table', () => {
  const row = (id: string, unit: string, more: Partial<ResponsibilityRow> = {}): ResponsibilityRow => ({
    id,
    classKey: '*',
    street: '*',
    unit,
    basis: 'owner',
    ...more,
  });
  const places = { classKeys: ['E0102', 'E0501'], streets: [{ code: '999999001' }, { code: '999999002' }] };

  it('names the pairs that move and the dispatches that would have gone elsewhere', () => {
    const after = [row('a', 'x'), row('b', 'y', { classKey: 'E0102', street: '999999001' })];
    const report = responsibilityEffect([row('a', 'x')], after, places, [
      past({}),
      past({ dispatched: false }),
      past({ streetCode: '999999002' }),
      past({ classKey: 'E0501' }),
    ]);
    expect(said(report)).toEqual({
      casesKeepUnit: {},
      otherUnit: { cells: 1 },
      sentElsewhere: { dispatched: 3, elsewhere: 1 },
    });
    expect(report.changes).toEqual([
      {
        what: [
          { type: 'class', value: 'E0102' },
          { type: 'street', value: '999999001' },
        ],
        from: { type: 'unit', value: 'x' },
        to: { type: 'unit', value: 'y' },
        open: 1,
        recent: 1,
      },
    ]);
  });

  it('says where nobody would answer', () => {
    const report = responsibilityEffect([row('a', 'x')], [], places, []);
    expect(said(report)).toMatchObject({ withoutUnit: { bare: 4 } });
    expect(report.changes[0]?.what[1]).toEqual({ type: 'word', value: 'everyStreet' });
  });
});
