import { addLimit, compileCalendar, daysFrom, localDateOf, type WorkCalendar } from '#shared/time/index.ts';
import type { PastCase } from './past-case.ts';
import {
  type EffectCell,
  type EffectChange,
  type EffectReport,
  ifAny,
  reportOf,
  sentence,
} from './report.ts';

/** Days ahead that two calendars are compared. */
const DAYS_AHEAD = 366;
/** Working days of the example. */
const EXAMPLE_DAYS = 5;

/**
 * What another calendar would mean: clocks that run name theirs and go on by it; clocks begun from then on count the
 * days that are listed otherwise.
 * @param now UTC ms
 */
export function calendarEffect(
  before: WorkCalendar,
  after: WorkCalendar,
  cases: readonly PastCase[],
  now: number,
): EffectReport {
  const [was, would] = [compileCalendar(before), compileCalendar(after)];
  const today = localDateOf(now);
  const days = daysFrom(would, today, DAYS_AHEAD);
  const changes: EffectChange[] = [];
  let [rest, work] = [0, 0];
  for (const [i, old] of daysFrom(was, today, DAYS_AHEAD).entries()) {
    const day = days[i];
    if (!day || JSON.stringify(old.slots) === JSON.stringify(day.slots)) continue;
    if (day.slots.length === 0) rest++;
    if (old.slots.length === 0) work++;
    changes.push({
      what: [
        { type: 'text', value: day.date },
        { type: 'word', value: `weekday.${day.weekday}` },
      ],
      from: hours(old.slots),
      to: hours(day.slots),
      open: null,
      recent: null,
    });
  }
  const limit = { value: EXAMPLE_DAYS, unit: 'workDay' as const };
  const [from, to] = [addLimit(was, now, limit), addLimit(would, now, limit)];
  const example: EffectChange = {
    what: [
      { type: 'word', value: 'filedNow' },
      { type: 'limit', value: limit },
    ],
    from: { type: 'at', value: from },
    to: { type: 'at', value: to },
    open: null,
    recent: null,
  };
  const open = cases.filter((one) => one.open).length;
  return reportOf(
    [
      sentence('calm', 'clocksKeepCalendar', { open }),
      sentence(changes.length > 0 ? 'notice' : 'calm', 'otherDays', {
        ahead: DAYS_AHEAD,
        changed: changes.length,
      }),
      ifAny(rest, sentence('notice', 'daysOfRest', { rest })),
      ifAny(work, sentence('notice', 'daysOfWork', { work })),
    ],
    from === to ? changes : [example, ...changes],
  );
}

function hours(slots: readonly [string, string][]): EffectCell {
  if (slots.length === 0) return { type: 'word', value: 'rest' };
  return { type: 'text', value: slots.map(([from, to]) => `${from}–${to}`).join(' ') };
}
