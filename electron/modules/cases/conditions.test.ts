import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type CaseCondition,
  type CaseView,
  foldText,
  isFinal,
  isOneOf,
  runsOf,
  spanOfPeriod,
} from '#shared/modules/cases/index.ts';
import { createCases } from './index.ts';
import { LOOK_AT_MOST } from './queries/walk-lanes.ts';
import { NO_DUE } from './row.ts';
import { casesStation, loadDemo, makeCases, START, sessionOf } from './testing.ts';

const demo = loadDemo();
const { territory } = demo;
const everyone = sessionOf(territory, ['dispatcher', 'shiftLeader', 'intakeOperator']);
const station = casesStation(':memory:', demo);
const cases = createCases({ ...station, mediaDir: '/nowhere' });
const made = makeCases(900, territory, 3, 0.4);
cases.bulkRegister('system', made);
const NOW = START + 7 * 3_600_000;
station.clock.jumpTo(NOW);
afterAll(() => station.db.close());

type Row = Record<string, string | number | null>;
const rows = station.db.prepare('SELECT * FROM cases').all() as Row[];
const values = (column: string) => [...new Set(rows.map((row) => row[column] as string).filter(Boolean))];

/** What a condition says, told without SQL. */
function holds(row: Row, condition: CaseCondition): boolean {
  const column = { stage: 'stage', street: 'street_code', unit: 'unit_id', source: 'source_code' } as const;
  const is = (held: boolean) => held === (condition.op === 'is' || condition.op === 'has');
  const [open, due, warn] = [row.open === 1, row.sort_due as number, row.sort_warn as number];
  switch (condition.field) {
    case 'stage':
    case 'street':
    case 'unit':
    case 'source':
      return is((condition.values as string[]).includes(row[column[condition.field]] as string));
    case 'urgency':
    case 'supervision':
      return is((condition.values as string[]).includes(row[condition.field] as string));
    case 'class':
      return is(condition.values.some((one) => String(row.class_key).startsWith(one.replace('*', ''))));
    case 'light': {
      const light =
        row.stage === 'suspended'
          ? 'grey'
          : !open || due >= NO_DUE
            ? 'none'
            : due < NOW
              ? 'red'
              : warn <= NOW
                ? 'amber'
                : 'green';
      return is((condition.values as string[]).includes(light));
    }
    case 'text': {
      const text = foldText(`${row.description}\n${row.address}`);
      return is(runsOf(foldText(condition.words)).every((run) => text.includes(run.text)));
    }
    case 'urged':
    case 'rework':
    case 'extended':
      return (row[`${condition.field}_count`] as number) >= condition.count;
    default: {
      const at = row[condition.field === 'due' ? 'overall_due_at' : `${condition.field}_at`] as number | null;
      const { from, to } = condition.op === 'during' ? spanOfPeriod(condition.period, NOW) : condition;
      return at !== null && (from === null || at >= from) && (to === null || at < to);
    }
  }
}

const some = (column: string) =>
  fc.uniqueArray(fc.constantFrom(...values(column)), { minLength: 1, maxLength: 4 });
const op = fc.constantFrom('is' as const, 'isNot' as const);
const choice = (field: string, list: fc.Arbitrary<string[]>) =>
  fc.record({ field: fc.constant(field), op, values: list });
const time = fc.constantFrom('registered', 'filed', 'dispatched', 'disposed', 'closed', 'due');
const moment = fc.option(fc.integer({ min: START - 1095 * 86_400_000, max: NOW }));
const condition = fc.oneof(
  choice('stage', some('stage')),
  choice('street', some('street_code')),
  choice('unit', some('unit_id')),
  choice('source', some('source_code')),
  choice(
    'class',
    fc.uniqueArray(fc.constantFrom('E*', 'E05*', 'C*', 'C0118', 'E0302', '*'), {
      minLength: 1,
      maxLength: 2,
    }),
  ),
  choice('light', fc.uniqueArray(fc.constantFrom('red', 'amber', 'green', 'grey'), { minLength: 1 })),
  choice('urgency', fc.constant(['normal'])),
  fc.record({
    field: fc.constant('text'),
    op: fc.constantFrom('has', 'hasNot'),
    words: fc.constantFrom('井盖', '路', '样例路 1', 'E0302', '魑魅 车牌', '，'),
  }),
  fc.record({
    field: time,
    op: fc.constant('during'),
    period: fc.constantFrom('today', 'thisWeek', 'lastMonth', 'thisYear'),
  }),
  fc.record({ field: time, op: fc.constant('between'), from: moment, to: moment }),
) as fc.Arbitrary<CaseCondition>;

function listed(view: CaseView, conditions: CaseCondition[], limit: number) {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page = cases.list(everyone, { view, sort: 'due', conditions, cursor, limit });
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  } while (cursor !== null);
  return ids;
}

describe('conditions', () => {
  it('list exactly the cases for which all of them hold, once each, in every view', () => {
    fc.assert(
      fc.property(
        fc.array(condition, { maxLength: 3 }),
        fc.constantFrom<CaseView>('all', 'disposing', 'closed', 'overdue'),
        fc.integer({ min: 5, max: 200 }),
        (conditions, view, limit) => {
          const inView = (row: Row) =>
            view === 'all' ||
            row.stage === view ||
            (view === 'overdue' && row.open === 1 && (row.sort_due as number) < NOW);
          const expected = rows.filter((row) => inView(row) && conditions.every((one) => holds(row, one)));
          const found = listed(view, conditions, limit);
          expect(new Set(found).size).toBe(found.length);
          expect([...found].sort()).toEqual(expected.map(({ id }) => id as string).sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('look at a bounded number of cases a call and say where to go on', () => {
    const small = casesStation(':memory:', demo);
    const module = createCases({ ...small, mediaDir: '/nowhere' });
    const many = makeCases(LOOK_AT_MOST + 500, territory, 5, 0);
    for (let i = 0; i < many.length; i += 5000) module.bulkRegister('system', many.slice(i, i + 5000));
    // Nothing walks an index for how often a case was urged: only looking at each of them tells.
    const ask = (cursor: string | null) =>
      module.list(everyone, {
        view: 'all',
        sort: 'newest',
        conditions: [{ field: 'urged', op: 'atLeast', count: 1 }],
        cursor,
        limit: 100,
      });
    const first = ask(null);
    expect(first).toMatchObject({ rows: [], looked: LOOK_AT_MOST });
    expect(first.next).not.toBeNull();
    expect(ask(first.next)).toEqual({ rows: [], looked: 500, next: null });
    small.db.close();
  });

  it('look only at what an index gives', () => {
    const unit = values('unit_id')[0] as string;
    const looked = (conditions: CaseCondition[]) =>
      cases.list(everyone, { view: 'all', sort: 'newest', conditions, cursor: null, limit: 200 }).looked;
    const count = (belongs: (row: Row) => boolean) => Math.min(200, rows.filter(belongs).length);
    expect(looked([isOneOf('unit', unit)])).toBe(count((row) => row.unit_id === unit));
    expect(looked([{ field: 'text', op: 'has', words: '魑魅' }])).toBe(
      count((row) => String(row.description).includes('魑魅')),
    );
    expect(looked([isOneOf('stage', 'rejected')])).toBe(count((row) => row.stage === 'rejected'));
    expect(
      looked([
        isOneOf('stage', ...(values('stage').filter((one) => !isFinal(one as 'closed')) as ['to_file'])),
      ]),
    ).toBe(count((row) => row.open === 1));
    const span = spanOfPeriod('thisMonth', NOW);
    expect(looked([{ field: 'registered', op: 'during', period: 'thisMonth' }])).toBe(
      count(({ registered_at: at }) => (at as number) >= span.from && (at as number) < span.to),
    );
  });
});
