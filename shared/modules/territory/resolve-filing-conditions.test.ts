import { describe, expect, it } from 'vitest';
import { resolveFilingConditions } from './resolve-filing-conditions.ts';
import type { FilingCondition } from './rules.ts';

const text = { zh: '样例', en: 'Sample' };
const row = (id: string, classKeys: string[], more: Partial<FilingCondition> = {}): FilingCondition => ({
  id,
  classKeys,
  condition: text,
  limit: { value: 1, unit: 'workDay' },
  closingCondition: text,
  source: 'test',
  example: true,
  ...more,
});

const rows = [
  row('event', ['E*']),
  row('major', ['C01*', 'E05*']),
  row('second', ['E0504']),
  row('third', ['E0504', 'E0505']),
  row('core', ['E0504'], { areaClass: '1' }),
  row('core-major', ['E05*'], { areaClass: '1' }),
  row('urgent', ['E0504'], { urgency: 'urgent' }),
  row('core-urgent', ['E0504'], { areaClass: '1', urgency: 'urgent' }),
  row('other', ['E0101']),
];

describe('resolveFilingConditions', () => {
  it.each([
    ['without area or urgency', undefined, undefined, ['second', 'third', 'major', 'event']],
    ['in area class 1', '1', undefined, ['core', 'second', 'third', 'core-major', 'major', 'event']],
    ['in area class 2', '2', undefined, ['second', 'third', 'major', 'event']],
    ['urgent', undefined, 'urgent', ['urgent', 'second', 'third', 'major', 'event']],
    [
      'urgent in area class 1',
      '1',
      'urgent',
      ['core-urgent', 'core', 'urgent', 'second', 'third', 'core-major', 'major', 'event'],
    ],
  ] as const)('%s', (_what, areaClass, urgency, ids) => {
    expect(resolveFilingConditions(rows, 'E0504', areaClass, urgency).map(({ id }) => id)).toEqual(ids);
  });

  it('finds nothing for a class that no row names', () => {
    expect(resolveFilingConditions(rows, 'C0201')).toEqual([]);
  });
});
