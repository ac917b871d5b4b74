import { expect, it } from 'vitest';
import type { Audience, Receipt, ReceivedMessage } from '#shared/modules/dispatch/index.ts';
import { arrivals, audienceKey, audienceOf, byAnswer, isOpen, receiptState, stateAt } from './model.ts';

it.each<[Audience]>([
  [{ kind: 'all' }],
  [{ kind: 'person', id: 'squad-1' }],
  [{ kind: 'unit', id: 'squad-999999001' }],
  [{ kind: 'post', id: 'streetSquad' }],
])('%j comes back from its key', (audience) => {
  expect(audienceOf(audienceKey(audience))).toEqual(audience);
});

it.each(['', 'post:', 'town:x', 'person'])('%j is no audience', (key) => {
  expect(audienceOf(key)).toBeNull();
});

const received = (id: string, more: Partial<ReceivedMessage> = {}) =>
  ({ id, readAt: null, acknowledgedAt: null, acknowledge: false, ...more }) as ReceivedMessage;

it.each<[Partial<ReceivedMessage>, boolean]>([
  [{}, true],
  [{ readAt: 1 }, false],
  [{ readAt: 1, acknowledge: true }, true],
  [{ readAt: 1, acknowledge: true, acknowledgedAt: 2 }, false],
])('%o waits for a word: %s', (more, open) => {
  expect(isOpen(received('a', more))).toBe(open);
});

it('tells what has come since the last look and was not read elsewhere', () => {
  const rows = [received('a'), received('b'), received('c', { readAt: 1 })];
  expect(arrivals(null, rows)).toEqual([]);
  expect(arrivals(new Set(['a']), rows).map(({ id }) => id)).toEqual(['b']);
});

const receipt = (personId: string, more: Partial<Receipt> = {}): Receipt => ({
  personId,
  personName: personId,
  deliveredAt: null,
  readAt: null,
  acknowledgedAt: null,
  reminders: 0,
  ...more,
});

it('puts who has not answered first', () => {
  const all = [
    receipt('done', { deliveredAt: 1, readAt: 2, acknowledgedAt: 3 }),
    receipt('seen', { deliveredAt: 1, readAt: 2 }),
    receipt('off'),
    receipt('there', { deliveredAt: 1 }),
  ];
  expect(byAnswer(all).map((one) => [one.personId, receiptState(one), stateAt(one)])).toEqual([
    ['off', 'sent', null],
    ['there', 'delivered', 1],
    ['seen', 'read', 2],
    ['done', 'acknowledged', 3],
  ]);
});
