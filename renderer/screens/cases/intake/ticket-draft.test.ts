import { expect, it } from 'vitest';
import type { TicketDetail } from '#shared/modules/tickets/index.ts';
import { errorsOf, toRegisterInput } from './draft.ts';
import { draftOfTicket } from './ticket-draft.ts';

const ticket = {
  channel: '12319',
  text: '夜间施工噪音',
  classKey: 'E0301',
  address: '样例路12号',
  streetCode: '999999001',
  urgency: 'urgent',
  location: { lng: 121.5, lat: 31.2, origin: 'gcj02' },
  reporter: { name: '王**', phone: '100****5678' },
} as TicketDetail;
const channels = [{ id: '12319', caseSource: '03' }];

it('fills the intake with what the ticket says, and never with a masked caller', () => {
  const draft = draftOfTicket(ticket, channels);
  expect(errorsOf(draft, draft.classKey, 0)).toEqual({});
  expect(toRegisterInput(draft, draft.classKey, 0)).toMatchObject({
    sourceCode: '03',
    description: '夜间施工噪音',
    location: { lng: 121.5, lat: 31.2 },
    urgency: 'urgent',
    reporter: null,
  });
});
