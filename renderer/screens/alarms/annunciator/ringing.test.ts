import { expect, it } from 'vitest';
import type { Severity } from '#shared/modules/alarms/index.ts';
import { mute, REPEAT_MS, type Ringing, ring, SILENCE } from './ringing.ts';

const open = (id: string, severity: Severity, acknowledged = false) => ({
  id,
  severity,
  state: { active: true, acknowledged },
});

it.each([
  ['critical', false, 'critical'],
  ['high', false, 'high'],
  ['medium', false, null],
  ['low', false, null],
  ['critical', true, null],
] as const)('a new %s alarm, acknowledged %s, sounds %s', (severity, acknowledged, tone) => {
  expect(ring(SILENCE, [open('a', severity, acknowledged)], 0).tone).toBe(tone);
});

/** Tones at each of the moments, with the memory carried on. */
function listen(alarms: ReturnType<typeof open>[], moments: number[]): (string | null)[] {
  let ringing: Ringing = SILENCE;
  return moments.map((at) => {
    const step = ring(ringing, alarms, at);
    ringing = step.ringing;
    return step.tone;
  });
}

it('repeats a critical alarm every 30 s and a high one never', () => {
  const moments = [0, REPEAT_MS - 1, REPEAT_MS, REPEAT_MS + 1, 2 * REPEAT_MS];
  expect(listen([open('a', 'critical')], moments)).toEqual(['critical', null, 'critical', null, 'critical']);
  expect(listen([open('a', 'high')], moments)).toEqual(['high', null, null, null, null]);
});

it('sounds the more urgent of two', () => {
  expect(ring(SILENCE, [open('a', 'critical'), open('b', 'high')], 0).tone).toBe('critical');
  expect(ring(SILENCE, [open('b', 'high'), open('a', 'critical')], 0).tone).toBe('critical');
});

it('is quiet about what was muted and not about what comes later', () => {
  const muted = mute(ring(SILENCE, [open('a', 'critical')], 0).ringing);
  expect(ring(muted, [open('a', 'critical')], 5 * REPEAT_MS).tone).toBeNull();
  expect(ring(muted, [open('a', 'critical'), open('b', 'high')], 5 * REPEAT_MS).tone).toBe('high');
});

it('forgets an acknowledged alarm, so that it is heard when it comes again', () => {
  const heard = mute(ring(SILENCE, [open('a', 'critical')], 0).ringing);
  const acknowledged = ring(heard, [open('a', 'critical', true)], 1).ringing;
  expect(acknowledged.size).toBe(0);
  expect(ring(acknowledged, [open('a', 'critical')], 2).tone).toBe('critical');
});

it('counts how often an alarm was rung', () => {
  let ringing: Ringing = SILENCE;
  for (const at of [0, REPEAT_MS, 2 * REPEAT_MS])
    ringing = ring(ringing, [open('a', 'critical')], at).ringing;
  expect(ringing.get('a')?.times).toBe(3);
});
