import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ClockEvent, clockEventSchema } from './clock-events.ts';
import { deriveClock } from './derive-clock.ts';
import type { Limit, LimitUnit } from './limit.ts';
import { at, compiledFrom, local } from './testing.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
const calendar = compiledFrom(read('default'), read('cn-statutory'));

const HOUR = 3_600_000;
const limit = (value: number, unit: LimitUnit): Limit => ({ value, unit });
const start = (when: string, value: number, unit: LimitUnit): ClockEvent => ({
  type: 'start',
  at: at(when),
  limit: limit(value, unit),
});
const pause = (when: string, reason = '等待权属单位'): ClockEvent => ({
  type: 'pause',
  at: at(when),
  reason,
});
const resume = (when: string): ClockEvent => ({ type: 'resume', at: at(when) });
const stop = (when: string): ClockEvent => ({ type: 'stop', at: at(when) });
const retarget = (when: string, value: number, unit: LimitUnit): ClockEvent => ({
  type: 'retarget',
  at: at(when),
  limit: limit(value, unit),
});
const extend = (when: string, value: number, unit: LimitUnit): ClockEvent => ({
  type: 'extend',
  at: at(when),
  by: limit(value, unit),
});

// 2025-03-10 is a Monday; work is 08:30–12:00 and 13:30–17:30.
const MON = '2025-03-10';
const TUE = '2025-03-11';
const WED = '2025-03-12';
const THU = '2025-03-13';
const FRI = '2025-03-14';
const SAT = '2025-03-15';
const NEXT_MON = '2025-03-17';
const NEXT_TUE = '2025-03-18';

describe('when a clock is due and warns', () => {
  it.each<[string, ClockEvent[], string, string]>([
    ['minutes', [start(`${SAT} 23:00`, 90, 'minute')], '2025-03-16 00:30', '2025-03-16 00:12'],
    ['natural hours', [start(`${FRI} 17:00`, 5, 'naturalHour')], `${FRI} 22:00`, `${FRI} 21:00`],
    ['natural days', [start(`${FRI} 17:00`, 1, 'naturalDay')], `${SAT} 17:00`, `${SAT} 12:12`],
    ['urgent hours', [start(`${SAT} 22:00`, 3, 'urgentHour')], '2025-03-16 01:00', '2025-03-16 00:24'],
    ['urgent days', [start(`${SAT} 22:00`, 2, 'urgentDay')], `${NEXT_MON} 22:00`, `${NEXT_MON} 12:24`],
    ['working hours', [start(`${MON} 09:00`, 8, 'workHour')], `${TUE} 09:30`, `${MON} 16:54`],
    ['a working day', [start(`${MON} 08:30`, 1, 'workDay')], `${TUE} 08:30`, `${MON} 16:00`],
    ['half a working day', [start(`${MON} 08:30`, 0.5, 'workDay')], `${MON} 13:45`, `${MON} 11:30`],
    [
      'working days over National Day',
      [start('2025-09-30 16:00', 3, 'workDay')],
      '2025-10-11 16:00',
      '2025-10-11 10:00',
    ],
    ['begun on a Saturday', [start(`${SAT} 10:00`, 1, 'workHour')], `${NEXT_MON} 09:30`, `${NEXT_MON} 09:18`],
    [
      'a pause over lunch, of which only working time counts',
      [start(`${MON} 09:00`, 8, 'workHour'), pause(`${MON} 10:00`), resume(`${MON} 14:00`)],
      `${TUE} 12:00`,
      `${TUE} 10:24`,
    ],
    [
      'a pause over a weekend in working hours',
      [start(`${FRI} 16:00`, 2, 'workHour'), pause(`${FRI} 17:00`), resume(`${NEXT_MON} 08:00`)],
      `${NEXT_MON} 09:30`,
      `${NEXT_MON} 09:06`,
    ],
    [
      'a pause over a weekend in natural hours',
      [start(`${FRI} 16:00`, 2, 'naturalHour'), pause(`${FRI} 17:00`), resume(`${NEXT_MON} 08:00`)],
      `${NEXT_MON} 09:00`,
      `${NEXT_MON} 08:36`,
    ],
    [
      'a pause of one working day in working days',
      [start(`${MON} 10:00`, 3, 'workDay'), pause(`${TUE} 10:00`), resume(`${WED} 10:00`)],
      `${FRI} 10:00`,
      `${THU} 14:30`,
    ],
    [
      'a pause from one evening to the next, due at the start of work',
      [start(`${MON} 08:30`, 1, 'workDay'), pause(`${MON} 18:00`), resume(`${TUE} 18:00`)],
      `${WED} 08:30`,
      `${MON} 16:00`,
    ],
    [
      'a pause up to an evening, due at the end of work',
      [start(`${MON} 08:30`, 7.5, 'workHour'), pause(`${MON} 13:30`), resume(`${TUE} 13:30`)],
      `${TUE} 17:30`,
      `${TUE} 16:00`,
    ],
    [
      'a pause of no length',
      [start(`${MON} 08:30`, 1, 'workDay'), pause(`${MON} 10:00`), resume(`${MON} 10:00`)],
      `${TUE} 08:30`,
      `${MON} 16:00`,
    ],
    [
      'a pause outside of working time',
      [start(`${MON} 08:30`, 1, 'workDay'), pause(`${MON} 18:00`), resume(`${TUE} 07:00`)],
      `${TUE} 08:30`,
      `${MON} 16:00`,
    ],
    [
      'a pause after it was due',
      [start(`${MON} 09:00`, 1, 'workHour'), pause(`${MON} 11:00`), resume(`${TUE} 11:00`)],
      `${TUE} 10:00`,
      `${MON} 09:48`,
    ],
    [
      'a pause that begins the instant another ends',
      [
        start(`${MON} 09:00`, 4, 'naturalHour'),
        pause(`${MON} 10:00`),
        resume(`${MON} 11:00`),
        pause(`${MON} 11:00`),
        resume(`${MON} 13:00`),
      ],
      `${MON} 16:00`,
      `${MON} 15:12`,
    ],
    [
      'an extension in the same unit',
      [start(`${MON} 10:00`, 1, 'workDay'), extend(`${MON} 11:00`, 2, 'workDay')],
      `${THU} 10:00`,
      `${WED} 14:30`,
    ],
    [
      'an extension in another unit',
      [start(`${MON} 10:00`, 1, 'workDay'), extend(`${MON} 11:00`, 4, 'workHour')],
      `${TUE} 15:30`,
      `${TUE} 11:42`,
    ],
    [
      'an extension granted after it was due runs from the due instant',
      [start(`${MON} 09:00`, 2, 'workHour'), extend(`${MON} 15:00`, 2, 'workHour')],
      `${MON} 14:30`,
      `${MON} 13:42`,
    ],
    [
      'an extension in another unit after it was due and paused runs from the moved due instant',
      [
        start(`${FRI} 16:00`, 1, 'naturalHour'),
        pause(`${FRI} 18:00`),
        resume(`${NEXT_MON} 08:00`),
        extend(`${NEXT_MON} 08:10`, 1, 'workHour'),
      ],
      `${NEXT_MON} 09:30`,
      `${NEXT_MON} 09:06`,
    ],
    [
      'an extension while paused',
      [
        start(`${MON} 09:00`, 2, 'workHour'),
        pause(`${MON} 10:00`),
        extend(`${MON} 10:30`, 1, 'workHour'),
        resume(`${MON} 11:00`),
      ],
      `${MON} 14:30`,
      `${MON} 13:54`,
    ],
    [
      'a pause in a natural extension of a working limit',
      [
        start(`${THU} 10:00`, 1, 'workDay'),
        extend(`${THU} 11:00`, 24, 'naturalHour'),
        pause(`${FRI} 18:00`),
        resume(`${NEXT_MON} 08:00`),
      ],
      `${NEXT_TUE} 00:00`,
      `${NEXT_MON} 17:42`,
    ],
    [
      'a longer limit row keeps the start',
      [start(`${MON} 09:00`, 8, 'workHour'), retarget(`${MON} 15:00`, 2, 'workDay')],
      `${WED} 09:00`,
      `${TUE} 15:00`,
    ],
    [
      'an urgent limit row keeps the start',
      [start(`${MON} 09:00`, 3, 'workDay'), retarget(`${MON} 10:00`, 3, 'urgentHour')],
      `${MON} 12:00`,
      `${MON} 11:24`,
    ],
    [
      'a limit row changed while paused',
      [
        start(`${MON} 09:00`, 4, 'workHour'),
        pause(`${MON} 10:00`),
        retarget(`${MON} 11:00`, 8, 'workHour'),
        resume(`${TUE} 10:00`),
      ],
      `${WED} 09:30`,
      `${TUE} 16:54`,
    ],
    [
      'a limit row changed after an extension keeps the extension',
      [
        start(`${MON} 09:00`, 1, 'workHour'),
        extend(`${MON} 09:10`, 1, 'workHour'),
        retarget(`${MON} 09:20`, 2, 'workHour'),
      ],
      `${MON} 12:00`,
      `${MON} 11:24`,
    ],
  ])('%s', (_, log, due, warn) => {
    const reading = deriveClock(log, calendar);
    expect(reading.ignored).toEqual([]);
    expect([local(reading.dueAt), local(reading.warnAt)]).toEqual([due, warn]);
  });
});

describe('a reading', () => {
  it('is idle without a start', () => {
    const reading = deriveClock([], calendar);
    expect(reading).toMatchObject({
      state: 'idle',
      startedAt: null,
      dueAt: null,
      onTime: null,
      allowances: [],
    });
  });

  it('while paused has no due instant but says what is left and why', () => {
    const log = [start(`${MON} 09:00`, 4, 'workHour'), pause(`${MON} 10:00`, '等待权属单位')];
    const paused = {
      state: 'paused',
      dueAt: null,
      warnAt: null,
      pausedSince: at(`${MON} 10:00`),
      onTime: null,
    };
    expect(deriveClock(log, calendar)).toMatchObject({
      ...paused,
      pauseReason: '等待权属单位',
      remainingAtPause: 3 * HOUR,
      originalDueAt: at(`${MON} 14:30`),
    });
    expect(deriveClock([...log, retarget(`${MON} 11:00`, 8, 'workHour')], calendar)).toMatchObject({
      ...paused,
      remainingAtPause: 7 * HOUR,
      limit: limit(8, 'workHour'),
      originalDueAt: at(`${MON} 14:30`),
    });
    expect(deriveClock([...log, extend(`${MON} 11:00`, 24, 'naturalHour')], calendar)).toMatchObject({
      ...paused,
      remainingAtPause: 27 * HOUR,
      extendedCount: 1,
    });
  });

  it('paused when overdue says by how much', () => {
    const log = [start(`${MON} 09:00`, 1, 'workHour'), pause(`${MON} 14:00`)];
    expect(deriveClock(log, calendar).remainingAtPause).toBe(-2.5 * HOUR);
  });

  it.each([
    ['at the due instant', [stop(`${MON} 11:00`)], true],
    ['after it', [stop(`${MON} 11:01`)], false],
    ['while paused, which ends the pause', [pause(`${MON} 10:00`), stop(`${FRI} 10:00`)], true],
    ['when paused too late', [pause(`${MON} 11:30`), stop(`${FRI} 10:00`)], false],
  ])('stopped %s knows whether it was on time', (_, rest, onTime) => {
    const reading = deriveClock([start(`${MON} 09:00`, 2, 'workHour'), ...rest], calendar);
    expect(reading).toMatchObject({ state: 'stopped', onTime, pausedSince: null, remainingAtPause: null });
  });

  it('counts pauses in natural time and extensions by number', () => {
    const log = [
      start(`${MON} 09:00`, 2, 'workDay'),
      pause(`${MON} 10:00`),
      resume(`${MON} 14:00`),
      extend(`${MON} 15:00`, 1, 'workDay'),
      extend(`${MON} 15:00`, 1, 'workHour'),
      pause(`${MON} 16:00`),
      stop(`${MON} 17:00`),
    ];
    expect(deriveClock(log, calendar)).toMatchObject({ pausedTotalMs: 5 * HOUR, extendedCount: 2 });
  });
});

describe('events that make no sense where they stand', () => {
  const begun = start(`${MON} 09:00`, 4, 'workHour');
  it.each<[string, ClockEvent[], string[]]>([
    ['a resume without a pause', [begun, resume(`${MON} 10:00`)], ['resume not-paused']],
    [
      'a second pause',
      [begun, pause(`${MON} 10:00`), pause(`${MON} 10:30`), resume(`${MON} 10:45`)],
      ['pause already-paused'],
    ],
    ['anything before the start', [pause(`${MON} 08:00`), begun], ['pause not-started']],
    ['a second start', [begun, start(`${MON} 10:00`, 1, 'minute')], ['start already-started']],
    [
      'anything after the stop',
      [begun, stop(`${MON} 10:00`), resume(`${MON} 11:00`), extend(`${MON} 11:00`, 1, 'workDay')],
      ['extend stopped', 'resume stopped'],
    ],
    ['no start at all', [stop(`${MON} 10:00`)], ['stop not-started']],
  ])('%s: ignored and reported', (_, log, expected) => {
    const { ignored } = deriveClock(log, calendar);
    expect(ignored.map(({ event, reason }) => `${event.type} ${reason}`)).toEqual(expected);
    const legal = log.filter((event) => !ignored.some((entry) => entry.event === event));
    expect(deriveClock(log, calendar)).toEqual({ ...deriveClock(legal, calendar), ignored });
  });

  it('at one instant: start, then allowance, then pause, then stop, whatever the order given', () => {
    const noon = `${MON} 10:00`;
    const log = [stop(noon), pause(noon), extend(noon, 1, 'workHour'), start(noon, 1, 'workHour')];
    expect(deriveClock(log, calendar)).toMatchObject({ state: 'stopped', extendedCount: 1, ignored: [] });
  });

  it.each<[string, ClockEvent[]]>([
    ['a pause of no length', [begun, pause(`${MON} 10:00`), resume(`${MON} 10:00`)]],
    [
      'two pauses that meet',
      [begun, pause(`${MON} 10:00`), resume(`${MON} 11:00`), pause(`${MON} 11:00`), resume(`${MON} 13:00`)],
    ],
  ])('%s reads the same given backwards', (_, log) => {
    const reading = deriveClock(log.toReversed(), calendar);
    expect(reading.ignored).toEqual([]);
    expect(reading).toEqual(deriveClock(log, calendar));
  });

  it('the later given of two retargets at one instant wins', () => {
    const log = [begun, retarget(`${MON} 10:00`, 2, 'workHour'), retarget(`${MON} 10:00`, 1, 'workHour')];
    expect(deriveClock(log, calendar).limit).toEqual(limit(1, 'workHour'));
  });

  it('leaves the log it was given as it was', () => {
    const log = [resume(`${MON} 11:00`), pause(`${MON} 10:00`), begun];
    const copy = structuredClone(log);
    deriveClock(log, calendar);
    expect(log).toEqual(copy);
  });
});

describe('the schema of clock events', () => {
  it.each<[unknown, boolean]>([
    [start(`${MON} 09:00`, 0.5, 'workDay'), true],
    [pause(`${MON} 09:00`), true],
    [start(`${MON} 09:00`, 0, 'workDay'), false],
    [start(`${MON} 09:00`, Number.POSITIVE_INFINITY, 'workDay'), false],
    [{ type: 'stop', at: 1.5 }, false],
    [{ type: 'pause', at: 1, reason: '长'.repeat(501) }, false],
    [{ type: 'rewind', at: 1 }, false],
  ])('%j: %s', (event, valid) => {
    expect(clockEventSchema.safeParse(event).success).toBe(valid);
  });
});
