import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../clock/index.ts';
import { type Change, LiveHub } from './index.ts';

let clock: ManualClock;
let hub: LiveHub;
let owner: AbortController;

beforeEach(() => {
  clock = new ManualClock(1_000_000);
  hub = new LiveHub(clock);
  owner = new AbortController();
});

/** Collects messages; `settle` lets everything run that is due. */
function listen(topics = ['cases'], intervalMs = 250) {
  const messages: Change[][] = [];
  let ended = false;
  void (async () => {
    for await (const changes of hub.watch(topics, intervalMs, owner.signal)) messages.push(changes);
    ended = true;
  })();
  return { messages, hasEnded: () => ended };
}
const settle = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

describe('a stream of changes', () => {
  it('tells the first change at once and collects what follows for the interval', async () => {
    const { messages } = listen();
    await settle();
    hub.publish('cases', 'a');
    await settle();
    expect(messages).toEqual([[{ topic: 'cases', ids: ['a'] }]]);
    for (const id of ['b', 'c', 'b']) hub.publish('cases', id);
    await settle();
    expect(messages).toHaveLength(1);
    clock.advance(249);
    await settle();
    expect(messages).toHaveLength(1);
    clock.advance(1);
    await settle();
    expect(messages[1]).toEqual([{ topic: 'cases', ids: ['b', 'c'] }]);
  });

  it('carries the topics asked for and no others', async () => {
    const { messages } = listen(['cases', 'alarms']);
    await settle();
    for (const topic of ['links', 'alarms', 'cases']) hub.publish(topic, topic);
    await settle();
    expect(messages).toEqual([
      [
        { topic: 'alarms', ids: ['alarms'] },
        { topic: 'cases', ids: ['cases'] },
      ],
    ]);
  });

  it.each([
    [200, 200],
    [201, null],
    [5000, null],
  ])('names %d changed things as %j', async (published, named) => {
    const { messages } = listen();
    await settle();
    for (let i = 0; i < published; i++) hub.publish('cases', `id-${i}`);
    await settle();
    expect(messages[0]?.[0]?.ids?.length ?? null).toBe(named);
  });

  it('of a thousand changes a second costs four messages', async () => {
    const { messages } = listen();
    await settle();
    for (let i = 0; i < 1000; i++) {
      hub.publish('cases', String(i));
      clock.advance(1);
      await settle();
    }
    expect(messages.length).toBeLessThanOrEqual(5);
    expect(messages.length).toBeGreaterThanOrEqual(4);
  });

  it('is not held up by a clock that was set back', async () => {
    const { messages } = listen();
    await settle();
    hub.publish('cases', 'a');
    await settle();
    clock.jumpTo(0);
    hub.publish('cases', 'b');
    await settle();
    expect(messages).toHaveLength(2);
  });

  it.each(['before it began', 'while it waits', 'while changes are held back'])(
    'ends when its owner goes %s',
    async (when) => {
      if (when === 'before it began') owner.abort();
      const { messages, hasEnded } = listen();
      await settle();
      if (when === 'while changes are held back') {
        hub.publish('cases', 'a');
        await settle();
        hub.publish('cases', 'b');
      }
      owner.abort();
      await settle();
      expect(hasEnded()).toBe(true);
      expect(hub.size).toBe(0);
      clock.advance(1000);
      await settle();
      expect(messages.length).toBeLessThanOrEqual(1);
    },
  );

  it('belongs to its owner alone', async () => {
    const one = listen();
    const first = owner;
    owner = new AbortController();
    const two = listen();
    await settle();
    first.abort();
    await settle();
    hub.publish('cases', 'a');
    await settle();
    expect([one.messages.length, two.messages.length, hub.size]).toEqual([0, 1, 1]);
  });
});
