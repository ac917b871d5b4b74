import { expect, it } from 'vitest';
import type { BoardPerson } from '#shared/modules/dispatch/index.ts';
import { boardCounts, boardGroups, filterBoard, minutesSince, nextPerson } from './model.ts';

const NOW = 10_000_000;
const person = (personId: string, unitId: string, more: Partial<BoardPerson> = {}): BoardPerson => ({
  personId,
  personName: personId,
  unitId,
  statusId: null,
  since: null,
  reportedAt: null,
  warnAt: null,
  alarmAt: null,
  caseId: null,
  caseNumber: null,
  note: '',
  ...more,
});
const silent = { statusId: 'enRoute', reportedAt: 1, warnAt: NOW - 5, alarmAt: NOW - 1 };
const warned = { statusId: 'enRoute', reportedAt: 2, warnAt: NOW - 5, alarmAt: NOW + 1 };
const people = [
  person('a', 'quiet'),
  person('b', 'busy', { statusId: 'standby', reportedAt: 3 }),
  person('c', 'warn', warned),
  person('d', 'alarm', { statusId: 'standby', reportedAt: 3 }),
  person('e', 'alarm', silent),
];
const groups = boardGroups(people, NOW);

it('puts silence first, then who has spoken, then the rest', () => {
  expect(groups.map(({ unitId }) => unitId)).toEqual(['alarm', 'warn', 'busy', 'quiet']);
  expect(groups[0]?.lines.map(({ personId, silence }) => [personId, silence])).toEqual([
    ['e', 'alarm'],
    ['d', 'none'],
  ]);
});

it('counts statuses and silence', () => {
  const { counts, silent: many } = boardCounts(people, NOW);
  expect([counts.get('standby'), counts.get('enRoute'), counts.get(''), many]).toEqual([2, 2, 1, 2]);
});

it.each([
  [{ kind: 'all' as const }, ['e', 'd', 'c', 'b', 'a']],
  [{ kind: 'silent' as const }, ['e', 'c']],
  [{ kind: 'status' as const, id: 'standby' }, ['d', 'b']],
])('narrowed to %j it shows %j', (filter, expected) => {
  expect(filterBoard(groups, filter).flatMap(({ lines }) => lines.map(({ personId }) => personId))).toEqual(
    expected,
  );
});

it.each<[string | null, 1 | -1, string]>([
  [null, 1, 'e'],
  ['e', 1, 'd'],
  ['a', 1, 'a'],
  ['e', -1, 'e'],
])('from %s by %d comes %s', (from, move, to) => {
  expect(nextPerson(groups, from, move)).toBe(to);
});

it('counts whole minutes and never backwards', () => {
  expect([minutesSince(0, 119_999), minutesSince(5, 0)]).toEqual([1, 0]);
});
