import { expect, it } from 'vitest';
import { resolveTicketLimit, type TicketLimit } from './ticket-rules.ts';

const row = (value: number, rest: Partial<TicketLimit> = {}): TicketLimit => ({
  clock: 'handle',
  limit: { value, unit: 'workDay' },
  source: 's',
  example: true,
  ...rest,
});
const ROWS = [
  row(10),
  row(3, { kinds: ['consultation', 'help'] }),
  row(1, { urgency: 'veryUrgent' }),
  row(2, { kinds: ['help'], urgency: 'veryUrgent' }),
  row(9, { clock: 'redo' }),
];

it.each([
  ['other', 'normal', 10],
  ['help', 'normal', 3],
  ['complaint', 'veryUrgent', 1],
  ['consultation', 'veryUrgent', 1],
  ['help', 'veryUrgent', 2],
] as const)('a ticket of %s, %s, has %d', (kind, urgency, value) => {
  expect(resolveTicketLimit(ROWS, 'handle', { kind, urgency })?.limit.value).toBe(value);
});

it('has no limit where no row speaks of the clock', () => {
  expect(resolveTicketLimit(ROWS, 'sign', { kind: 'help', urgency: 'normal' })).toBeNull();
});
