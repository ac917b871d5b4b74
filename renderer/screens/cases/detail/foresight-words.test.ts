import { expect, it } from 'vitest';
import type { ClockView, Foresight } from '#shared/modules/cases/index.ts';
import { foresightWords } from './foresight-words.ts';

const t = (key: string, values?: Record<string, unknown>) =>
  values ? `${key}(${Object.values(values).join(',')})` : key;
const at = (hour: number) => Date.parse('2026-11-16T00:00:00+08:00') + hour * 3_600_000;

const clock = (change: Partial<ClockView>): ClockView => ({
  state: 'running',
  limit: { value: 8, unit: 'workHour' },
  startedAt: at(9),
  warnAt: at(15),
  dueAt: at(17),
  originalDueAt: at(17),
  stoppedAt: null,
  pausedAt: null,
  pauseReason: null,
  remainingMs: null,
  ...change,
});
const foresight = (
  before: ClockView | null,
  after: ClockView | null,
  withdraw: Foresight['withdraw'] = 'never',
): Foresight => ({
  refusal: null,
  withdraw,
  after: {
    stage: 'disposing',
    unitId: 'u1',
    clocks: { overall: after, stage: null },
    before: { overall: before, stage: null },
  },
});
const here = { stage: 'disposing', unitId: 'u1' } as const;

it.each<[string, ClockView | null, ClockView | null, string[]]>([
  ['nothing', clock({}), clock({}), []],
  ['a start', null, clock({}), ['foresight.overallStart(11-16 17:00)']],
  ['an extension', clock({}), clock({ dueAt: at(20) }), ['foresight.overallMoved(11-16 17:00,11-16 20:00)']],
  ['a pause', clock({}), clock({ state: 'paused', dueAt: null }), ['foresight.overallPaused']],
  [
    'a resumption',
    clock({ state: 'paused', dueAt: null }),
    clock({}),
    ['foresight.overallResumed(11-16 17:00)'],
  ],
  ['the end', clock({}), clock({ state: 'stopped' }), ['foresight.overallStopped']],
])('says of the overall clock: %s', (_name, before, after, words) => {
  expect(foresightWords(t, (id) => id, foresight(before, after), here)).toEqual([
    ...words,
    'foresight.never',
  ]);
});

it('says where it goes, who is told, when the stage is due and for how long it can be taken back', () => {
  const next = foresight(null, null, 15);
  if (next.after) next.after.clocks.stage = clock({});
  expect(foresightWords(t, (id) => `unit ${id}`, next, { stage: 'to_dispatch', unitId: null })).toEqual([
    'foresight.stage(stage.disposing)',
    'foresight.unit(unit u1)',
    'foresight.stageDue(11-16 17:00)',
    'foresight.minutes(15)',
  ]);
});

it('says only what can be said of a form that is not filled in', () => {
  expect(foresightWords(t, (id) => id, { refusal: null, after: null, withdraw: 'untilNext' }, here)).toEqual([
    'foresight.untilNext',
  ]);
});
