import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClockEvent } from './clock-events.ts';
import { deriveClock } from './derive-clock.ts';
import { type Light, lightAt, remainingMs, usedRatio } from './light.ts';
import { at, compiledFrom } from './testing.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../resources/calendars/${name}.json`, import.meta.url), 'utf8'));
const calendar = compiledFrom(read('default'), read('cn-statutory'));

const MINUTE = 60_000;
const time = (clock: string) => at(`2025-03-10 ${clock}`);
const begun: ClockEvent = { type: 'start', at: time('09:00'), limit: { value: 100, unit: 'minute' } };
const pause: ClockEvent = { type: 'pause', at: time('10:00'), reason: '待料' };
const stopAt = (when: number): ClockEvent => ({ type: 'stop', at: when });

// Due 10:40, warned 10:20.
describe('the light, the time left and the part used', () => {
  it.each<[string, ClockEvent[], number, Light, number | null, number | null]>([
    ['no clock', [], time('09:00'), 'none', null, null],
    ['at the start', [begun], time('09:00'), 'green', 100 * MINUTE, 0],
    ['one ms before 80 %', [begun], time('10:20') - 1, 'green', 20 * MINUTE + 1, 0.799999833],
    ['at 80 %', [begun], time('10:20'), 'amber', 20 * MINUTE, 0.8],
    ['at the due instant', [begun], time('10:40'), 'amber', 0, 1],
    ['one ms later', [begun], time('10:40') + 1, 'red', -1, 1.000000167],
    ['twice the limit', [begun], time('12:20'), 'red', -100 * MINUTE, 2],
    ['paused long', [begun, pause], time('17:00'), 'paused', null, 0.6],
    [
      'resumed',
      [begun, pause, { type: 'resume', at: time('11:00') }],
      time('11:00'),
      'green',
      40 * MINUTE,
      0.6,
    ],
    ['stopped at the due instant', [begun, stopAt(time('10:40'))], time('23:00'), 'done-on-time', 0, 1],
    ['stopped late', [begun, stopAt(time('10:50'))], time('23:00'), 'done-late', -10 * MINUTE, 1.1],
  ])('%s', (_, log, now, light, left, used) => {
    const reading = deriveClock(log, calendar);
    expect(lightAt(reading, now)).toBe(light);
    expect(remainingMs(reading, now)).toBe(left);
    if (used === null) expect(usedRatio(reading, now, calendar)).toBe(null);
    else expect(usedRatio(reading, now, calendar)).toBeCloseTo(used, 8);
  });

  it('counts only working time as used for working units', () => {
    const reading = deriveClock([{ ...begun, limit: { value: 7, unit: 'workHour' } }], calendar);
    expect(usedRatio(reading, time('12:00'), calendar)).toBeCloseTo(3 / 7, 12);
    expect(usedRatio(reading, time('13:30'), calendar)).toBeCloseTo(3 / 7, 12);
  });

  it('has nothing to use where the calendar has ended', () => {
    const reading = deriveClock(
      [{ type: 'start', at: at('2300-01-01 09:00'), limit: { value: 1, unit: 'workDay' } }],
      calendar,
    );
    expect(usedRatio(reading, at('2300-01-01 10:00'), calendar)).toBe(1);
  });
});
