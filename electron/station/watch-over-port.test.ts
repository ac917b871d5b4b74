import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ManualClock } from '#electron/platform/clock/index.ts';
import { type CallContext, refusalsAsData } from '#electron/platform/door/index.ts';
import { LiveHub } from '#electron/platform/live/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { stationContract } from '#shared/station/contract.ts';
import { createStationRouter } from './router.ts';

// The live stream as a window has it: over a real port, behind the door.

const INTERVAL_MS = 250;
let clock: ManualClock;
let hub: LiveHub;
let windowEnd: MessagePort;
let client: ContractRouterClient<{ station: typeof stationContract }>;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  hub = new LiveHub(clock);
  const station = createStationRouter({
    hub,
    clock,
    resourcesDir: '',
    stateOf: () => {
      throw new Refusal('db.full', { file: 'station.db' });
    },
    setUp: () => {
      throw new Refusal('station.alreadySetUp');
    },
  });
  const handler = new RPCHandler<CallContext>(
    { station },
    { clientInterceptors: [refusalsAsData(() => {})] },
  );
  const { port1, port2 } = new MessageChannel();
  const signedIn = {
    personId: 'p',
    personName: 'P',
    postId: 'q',
    unitId: null,
    permissions: new Set<never>(),
  };
  handler.upgrade(port1, { context: { session: { windowId: 'w', windowKind: 'desk', signedIn } } });
  port1.start();
  windowEnd = port2;
  client = createORPCClient(new RPCLink({ port: port2 as never }));
  port2.start();
});

afterEach(() => windowEnd.close());

async function watch(signal: AbortSignal) {
  const stream = await client.station.watch({ topics: ['cases'], intervalMs: INTERVAL_MS }, { signal });
  const messages: unknown[] = [];
  const ended = (async () => {
    for await (const changes of stream) messages.push(changes);
  })().catch(() => {});
  await vi.waitFor(() => expect(hub.size).toBe(1));
  return { messages, ended };
}

it('a flood costs the window one message an interval', async () => {
  const { messages } = await watch(new AbortController().signal);
  hub.publish('cases', 'first');
  await vi.waitFor(() => expect(messages).toEqual([[{ topic: 'cases', ids: ['first'] }]]));
  for (let i = 0; i < 5000; i++) hub.publish('cases', `c${i % 100}`);
  clock.advance(INTERVAL_MS);
  await vi.waitFor(() => expect(messages).toHaveLength(2));
  const [second] = messages[1] as { ids: string[] }[];
  expect(second?.ids).toHaveLength(100);
});

it('aborting is the undo: the engine forgets the owner', async () => {
  const owner = new AbortController();
  const { ended } = await watch(owner.signal);
  owner.abort();
  await ended;
  await vi.waitFor(() => expect(hub.size).toBe(0));
});

it('a window that is gone leaves no stream behind', async () => {
  await watch(new AbortController().signal);
  windowEnd.close();
  await vi.waitFor(() => expect(hub.size).toBe(0));
});

it('a refusal arrives as data', async () => {
  await expect(client.station.state()).rejects.toMatchObject({
    code: 'REFUSED',
    data: { code: 'db.full', params: { file: 'station.db' } },
  });
  const setUp = async () => {
    for await (const _ of await client.station.setUp({ profileId: 'demo', demoCases: 1 }));
  };
  await expect(setUp()).rejects.toMatchObject({ data: { code: 'station.alreadySetUp' } });
});
