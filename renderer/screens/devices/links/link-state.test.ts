import { expect, it } from 'vitest';
import type { LinkState } from '#shared/modules/devices/index.ts';
import { summarise } from './link-state.ts';

const links = (...states: LinkState[]) => states.map((state) => ({ state }));

it.each([
  [links(), { up: 0, total: 0, bad: 0, stopped: 0 }],
  [links('connected', 'listening', 'starting'), { up: 2, total: 3, bad: 0, stopped: 0 }],
  [links('waiting', 'failed', 'stale', 'connected'), { up: 1, total: 4, bad: 2, stopped: 0 }],
  [links('stopped', 'connected'), { up: 1, total: 1, bad: 0, stopped: 1 }],
])('counts %j', (statuses, summary) => {
  expect(summarise(statuses)).toEqual(summary);
});
