import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  caseConditionsSchema,
  caseViewSchema,
  isFinal,
  isOneOf,
  valuesAsked,
} from '#shared/modules/cases/index.ts';
import { addDays, byLoad, type Figure, queueOf, stagesInOrder } from './model.ts';

const DATE = '2026-11-21';
const at = (time: string) => Date.parse(`${DATE}T${time}+08:00`);
const registered = (from: string, to: string) => ({
  field: 'registered' as const,
  op: 'between' as const,
  from: at(from),
  to: at(to),
});

describe('queueOf', () => {
  it.each<[Figure, object]>([
    [{ counts: 'registered' }, { view: 'all', conditions: [registered('00:00', '24:00')] }],
    [
      { counts: 'registered', hour: 9, streetCode: '321084001' },
      {
        view: 'all',
        conditions: [isOneOf('street', '321084001'), registered('09:00', '10:00')],
      },
    ],
    [
      { counts: 'overdue', unitId: 'squad-1' },
      { view: 'overdue', conditions: [isOneOf('unit', 'squad-1')] },
    ],
    [
      { counts: 'closed' },
      { view: 'closed', conditions: [{ ...registered('00:00', '24:00'), field: 'closed' }] },
    ],
    [{ counts: 'dueSoon' }, { view: 'dueSoon', conditions: [] }],
    [{ counts: 'suspended' }, { view: 'suspended', conditions: [] }],
    [
      { counts: 'stage', stage: 'to_dispatch' },
      { view: 'to_dispatch', conditions: [] },
    ],
  ])('%j', (figure, expected) => {
    const queue = queueOf(DATE, figure);
    expect(queue).toEqual(expected);
    expect(caseViewSchema.safeParse(queue.view).success).toBe(true);
    expect(caseConditionsSchema.safeParse(queue.conditions).success).toBe(true);
  });

  it('asks for open cases by every stage that is not an end', () => {
    const { conditions } = queueOf(DATE, { counts: 'open', streetCode: '321084001' });
    const stages = valuesAsked(conditions, 'stage');
    expect(stages?.some(isFinal)).toBe(false);
    expect(stages).toHaveLength(16);
  });
});

it('orders stages by the work and leaves out ends and empty ones', () => {
  const stages = stagesInOrder([
    { stage: 'closed', count: 900 },
    { stage: 'to_close', count: 2 },
    { stage: 'verifying', count: 0 },
    { stage: 'registered', count: 5 },
  ]);
  expect(stages.map(({ stage }) => stage)).toEqual(['registered', 'to_close']);
});

it('puts what is overdue first', () => {
  const rows = byLoad([
    { open: 9, overdue: 0 },
    { open: 3, overdue: 2 },
    { open: 4, overdue: 2 },
  ]);
  expect(rows.map(({ open }) => open)).toEqual([4, 3, 9]);
});

it('goes days forth and back over months', () => {
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  fc.assert(
    fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
      expect(addDays(addDays(DATE, days), -days)).toBe(DATE);
    }),
  );
});
