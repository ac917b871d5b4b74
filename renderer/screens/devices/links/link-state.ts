import type { LinkState, LinkStatus } from '#shared/modules/devices/index.ts';

/** How urgent a state is: red needs a person, amber mends itself, the others are as they should be. */
export type LinkTone = 'good' | 'idle' | 'amber' | 'red';

export const LINK_TONES: Record<LinkState, LinkTone> = {
  stopped: 'idle',
  starting: 'idle',
  listening: 'good',
  connected: 'good',
  waiting: 'amber',
  failed: 'red',
  stale: 'red',
};

export const TONE_SHAPES: Record<LinkTone, string> = { good: '●', idle: '○', amber: '◆', red: '▲' };

/** `up` of `total` started links carry data; stopped ones were stopped by a person and count in neither. */
export function summarise(statuses: readonly Pick<LinkStatus, 'state'>[]): {
  up: number;
  total: number;
  bad: number;
  stopped: number;
} {
  const count = (test: (state: LinkState) => boolean) => statuses.filter(({ state }) => test(state)).length;
  const stopped = count((state) => state === 'stopped');
  return {
    up: count((state) => LINK_TONES[state] === 'good'),
    total: statuses.length - stopped,
    bad: count((state) => LINK_TONES[state] === 'red'),
    stopped,
  };
}
