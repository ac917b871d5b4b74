import { clockTime, localDate, minuteTime } from '../time-text.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Words under the time axis: the time, and below it the day where a new one begins; `stepMs` apart. */
export function axisTimes(splits: readonly number[], stepMs: number): string[] {
  return splits.map((at, i) => {
    const day = localDate(at).slice(5);
    if (stepMs >= DAY) return day;
    const time = stepMs < MINUTE ? clockTime(at) : minuteTime(at);
    const before = splits[i - 1];
    return before !== undefined && localDate(before).slice(5) === day ? time : `${time}\n${day}`;
  });
}
