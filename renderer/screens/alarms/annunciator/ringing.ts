import type { AlarmRow } from '#shared/modules/alarms/index.ts';

/** An unacknowledged critical alarm sounds again after this long. */
export const REPEAT_MS = 30_000;

export type Tone = 'critical' | 'high';

/** What was rung for each unacknowledged alarm: when last, how often, and whether it was muted since. */
export type Ringing = ReadonlyMap<string, { at: number; times: number; muted: boolean }>;

export const SILENCE: Ringing = new Map();

/**
 * Decides at `now` (UTC ms) what to sound: a new unacknowledged critical or high alarm once, a critical one again
 * every 30 s until it is acknowledged or muted. One tone at a time, the more urgent.
 */
export function ring(
  before: Ringing,
  alarms: readonly Pick<AlarmRow, 'id' | 'severity' | 'state'>[],
  now: number,
): { ringing: Ringing; tone: Tone | null } {
  const ringing = new Map<string, { at: number; times: number; muted: boolean }>();
  let tone: Tone | null = null;
  for (const { id, severity, state } of alarms) {
    if (state.acknowledged || (severity !== 'critical' && severity !== 'high')) continue;
    const last = before.get(id);
    const due = !last || (severity === 'critical' && !last.muted && now - last.at >= REPEAT_MS);
    ringing.set(id, due ? { at: now, times: (last?.times ?? 0) + 1, muted: false } : last);
    if (due && tone !== 'critical') tone = severity;
  }
  return { ringing, tone };
}

/** Keeps quiet about everything that rings now; what comes later is heard. */
export function mute(ringing: Ringing): Ringing {
  return new Map([...ringing].map(([id, entry]) => [id, { ...entry, muted: true }]));
}
