import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/refusal.ts';
import {
  type CaseCondition,
  type CaseRow,
  type CaseSort,
  type CaseView,
  isFinal,
  isOneOf,
} from '#shared/modules/cases/index.ts';
import { createCases } from './index.ts';
import { conditionsSql } from './queries/condition-sql.ts';
import { COUNT_SQL, viewCounter } from './queries/count-views.query.ts';
import { lanesOf } from './queries/queue-lanes.ts';
import { boundsOf, laneSql } from './queries/walk-lanes.ts';

import { NO_DUE } from './row.ts';
import { casesStation, loadDemo, makeCases, START, sessionOf } from './testing.ts';

const demo = loadDemo();
const { territory } = demo;
const everyone = sessionOf(territory, ['dispatcher', 'shiftLeader', 'intakeOperator']);
const STREET = territory.parts.streets[0]?.code ?? '';

const station = casesStation(':memory:', demo);
const cases = createCases({ ...station, mediaDir: '/nowhere' });
const made = makeCases(800, territory, 1, 0.4);
cases.bulkRegister('system', made);
/** Monday 16:00, when some of the made cases are due soon. */
const NOW = START + 7 * 3_600_000;
station.clock.jumpTo(NOW);
const UNIT = made.find(({ stage }) => stage === 'disposing')?.unitId ?? '';
const squad = sessionOf(territory, ['streetSquad'], UNIT);
const nobody = sessionOf(territory, ['streetSquad'], null);
interface Stored {
  id: string;
  seq: number;
  stage: string;
  unit: string | null;
  street: string | null;
  due: number;
  warn: number;
  registered: number;
  closed: number | null;
}
const stored = () =>
  station.db
    .prepare(
      'SELECT id, seq, stage, unit_id AS unit, street_code AS street, sort_due AS due, sort_warn AS warn, registered_at AS registered, closed_at AS closed FROM cases',
    )
    .all() as Stored[];

afterAll(() => station.db.close());

type Ask = { view: CaseView; sort?: CaseSort; conditions?: CaseCondition[] };
function pages(
  { view, sort = 'due', conditions = [] }: Ask,
  limit: number,
  session = everyone,
  between = () => {},
): CaseRow[] {
  const rows: CaseRow[] = [];
  let cursor: string | null = null;
  do {
    const page = cases.list(session, { view, sort, conditions, cursor, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    cursor = page.next;
    between();
  } while (cursor !== null);
  return rows;
}

const open = (row: Stored) => !isFinal(row.stage as 'closed');
const byDue = (a: Stored, b: Stored) => a.due - b.due || a.seq - b.seq;
const byNewest = (a: Stored, b: Stored) => b.registered - a.registered || b.seq - a.seq;
const TODO = ['to_file', 'to_dispatch', 'check_to_send', 'checking', 'to_close'];

describe('the queue', () => {
  it.each<[string, Ask, (row: Stored) => boolean, (a: Stored, b: Stored) => number]>([
    ['todo', { view: 'todo' }, (row) => TODO.includes(row.stage), byDue],
    ['one stage', { view: 'disposing' }, (row) => row.stage === 'disposing', byDue],
    [
      'one unit',
      { view: 'disposing', conditions: [isOneOf('unit', UNIT)] },
      (row) => row.stage === 'disposing' && row.unit === UNIT,
      byDue,
    ],
    ['on account', { view: 'suspended' }, (row) => row.stage === 'suspended', byDue],
    ['overdue', { view: 'overdue' }, (row) => open(row) && row.due < NOW, byDue],
    [
      'overdue in a street',
      { view: 'overdue', conditions: [isOneOf('street', STREET)] },
      (row) => open(row) && row.due < NOW && row.street === STREET,
      byDue,
    ],
    [
      'due soon',
      { view: 'dueSoon' },
      (row) => open(row) && row.due >= NOW && row.due < NO_DUE && row.warn <= NOW,
      byDue,
    ],
    ['todo, newest', { view: 'todo', sort: 'newest' }, (row) => TODO.includes(row.stage), byNewest],
    [
      'closed',
      { view: 'closed' },
      (row) => row.stage === 'closed',
      (a, b) => (b.closed ?? 0) - (a.closed ?? 0) || b.seq - a.seq,
    ],
    ['all', { view: 'all' }, () => true, byNewest],
    [
      'all of a street',
      { view: 'all', conditions: [isOneOf('street', STREET)] },
      (row) => row.street === STREET,
      byNewest,
    ],
    [
      'all of a stage',
      { view: 'all', conditions: [isOneOf('stage', 'to_close')] },
      (row) => row.stage === 'to_close',
      byNewest,
    ],
  ])('pages of %s put together are the whole sorted list', (_name, ask, belongs, order) => {
    const whole = stored()
      .filter(belongs)
      .sort(order)
      .map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(0);
    for (const limit of [1, 7, 200]) {
      if (limit === 1 && whole.length > 120) continue;
      expect(pages(ask, limit).map(({ id }) => id)).toEqual(whole);
    }
  });

  it('shows a squad its own cases, and nothing to a squad without a unit', () => {
    const own = pages({ view: 'todo' }, 50, squad);
    expect(own.length).toBeGreaterThan(0);
    expect(own.every(({ unitId, stage }) => unitId === UNIT && stage === 'disposing')).toBe(true);
    expect(pages({ view: 'todo' }, 50, nobody)).toEqual([]);
  });

  it('neither misses nor repeats an untouched row while others change', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.array(fc.nat(), { minLength: 5, maxLength: 30 }),
        (limit, picks) => {
          const before = stored()
            .filter(({ stage }) => stage === 'to_file')
            .sort(byDue);
          const touched = new Set<string>();
          const seen = pages({ view: 'to_file' }, limit, everyone, () => {
            const row = before[(picks.pop() ?? 0) % Math.max(1, before.length)];
            if (!row || touched.has(row.id)) return;
            touched.add(row.id);
            const version = station.db
              .prepare('SELECT version FROM cases WHERE id = ?')
              .pluck()
              .get(row.id) as number;
            cases.takeStep(everyone, row.id, {
              name: 'urge',
              input: { id: row.id, expectedVersion: version, note: '' },
            });
          }).map(({ id }) => id);
          expect(new Set(seen).size).toBe(seen.length);
          expect(seen.filter((id) => !touched.has(id))).toEqual(
            before.map(({ id }) => id).filter((id) => !touched.has(id)),
          );
        },
      ),
      { numRuns: 10 },
    );
  });

  it('lists what a person has worked on', () => {
    const row = stored().find(({ stage }) => stage === 'to_file');
    const version = station.db
      .prepare('SELECT version FROM cases WHERE id = ?')
      .pluck()
      .get(row?.id) as number;
    const signedIn = squad.signedIn && {
      ...squad.signedIn,
      personId: 'p9',
      permissions: everyone.signedIn?.permissions ?? new Set(),
    };
    const session = { ...squad, signedIn };
    cases.takeStep(session, row?.id ?? '', {
      name: 'urge',
      input: { id: row?.id ?? '', expectedVersion: version, note: '' },
    });
    expect(pages({ view: 'mine' }, 10, session).map(({ id }) => id)).toEqual([row?.id]);
  });

  it('refuses a cursor of another list or of nobody', () => {
    for (const cursor of ['all.due:1:1:1', 'x', 'todo.due:1:1', "todo.due:1:1:1' OR 1"]) {
      const ask = () =>
        cases.list(everyone, { view: 'todo', sort: 'due', conditions: [], cursor, limit: 10 });
      expect(ask).toThrow(Refusal);
    }
  });

  it('counts what the views show', () => {
    const counts = viewCounter(station.db, () => NOW)(everyone);
    for (const view of ['todo', 'overdue', 'dueSoon', 'disposing', 'suspended', 'supervised'] as const) {
      expect([view, counts[view]]).toEqual([view, pages({ view }, 200).length]);
    }
    expect(counts.all).toBeNull();
  });
});

describe('query plans', () => {
  const views: CaseView[] = [
    'mine',
    'todo',
    'dueSoon',
    'overdue',
    'supervised',
    'disposing',
    'closed',
    'all',
  ];
  const month = { op: 'during', period: 'thisMonth' } as const;
  const asked: CaseCondition[][] = [
    [],
    [isOneOf('street', STREET)],
    [isOneOf('unit', UNIT)],
    [isOneOf('class', 'E0102', 'C0101')],
    [isOneOf('light', 'red')],
    [{ field: 'registered', ...month }],
    [{ field: 'closed', ...month }],
    [{ field: 'text', op: 'has', words: '井盖' }],
  ];
  const plan = (sql: string, params: unknown[]) =>
    (station.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params) as { detail: string }[]).map(
      ({ detail }) => detail,
    );

  it.each(
    views.flatMap((view) =>
      (['due', 'newest'] as const).flatMap((sort) =>
        asked.map((conditions) => [view, sort, JSON.stringify(conditions), conditions] as const),
      ),
    ),
  )('%s %s %s walks an index and sorts nothing', (view, sort, _text, conditions) => {
    const hit = conditionsSql(conditions, NOW);
    for (const lane of lanesOf({ view, sort, conditions }, everyone, NOW)) {
      for (const end of [null, { key: 1, seq: 1 }]) {
        const bounds = boundsOf(lane, end);
        const details = plan(laneSql(lane, hit, bounds.text), [
          ...hit.params,
          ...lane.params,
          ...bounds.params,
          100,
        ]).join('; ');
        expect(details).toMatch(/USING (COVERING )?INDEX|USING PRIMARY KEY|VIRTUAL TABLE INDEX/);
        expect(details).not.toMatch(/TEMP B-TREE|SCAN c\b(?! USING)/);
      }
    }
  });

  it.each(Object.entries(COUNT_SQL))('count of %s reads only an index', (_name, sql) => {
    const details = plan(
      sql,
      Array.from({ length: sql.split('?').length - 1 }, () => 1),
    ).join('; ');
    expect(details).toMatch(/USING (COVERING INDEX|INDEX|PRIMARY KEY)/);
    expect(details).not.toMatch(/TEMP B-TREE/);
  });
});
