import { expect, it } from 'vitest';
import { registerTicketSchema } from '#shared/modules/tickets/index.ts';
import { toRegister } from './entry-values.ts';

const least = { channel: '12345', kind: 'complaint', urgency: 'normal', text: ' 噪音 ' } as const;

it('takes the least that can be typed, and what is empty for unknown', () => {
  const input = toRegister({ ...least, number: ' ', streetCode: '', reporterName: '', remark: '' });
  expect(registerTicketSchema.parse(input)).toEqual(input);
  expect(input).toMatchObject({ number: null, text: '噪音', streetCode: null, reporter: null, remark: null });
});

it('keeps phones in their plain form and moments as instants', () => {
  const at = new Date(5);
  const input = toRegister({ ...least, reporterPhone: '100-1234 5678', receivedAt: at, dueAt: at });
  expect(input).toMatchObject({ reporter: { name: null, phone: '10012345678' }, receivedAt: 5, dueAt: 5 });
});
