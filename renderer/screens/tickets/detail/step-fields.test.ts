import { describe, expect, it } from 'vitest';
import { TICKET_STEPS, type TicketDetail, ticketSteps } from '#shared/modules/tickets/index.ts';
import { firstValues, STEP_FIELDS, sendableUrges, toInput } from './step-fields.ts';

describe('the form of every step', () => {
  it.each(TICKET_STEPS)('%s asks for exactly what it needs', (step) => {
    const wanted = Object.keys(ticketSteps[step].input.shape).filter(
      (key) => key !== 'id' && key !== 'expectedVersion',
    );
    expect(STEP_FIELDS[step].map(({ name }) => name).sort()).toEqual(wanted.sort());
  });
});

it('sends no unit as the centre itself and empty notes as empty', () => {
  expect(toInput(STEP_FIELDS.sign, { unitId: '', note: undefined })).toEqual({ unitId: null, note: '' });
});

it('offers the words of the case that ended, then those of the handling', () => {
  const detail = {
    offered: { caseId: '', number: '', text: '案卷的话' },
    result: '办理的话',
  } as TicketDetail;
  expect(firstValues('reply', detail, 0)).toEqual({ text: '案卷的话' });
  expect(firstValues('reply', { ...detail, offered: null }, 0)).toEqual({ text: '办理的话' });
});

it('offers each level of 催办 once it is due and until it was sent', () => {
  const urges = [
    { level: 'phone', from: 0, sentAt: 5 },
    { level: 'notice', from: 10, sentAt: null },
    { level: 'bulletin', from: 20, sentAt: null },
    { level: 'never', from: null, sentAt: null },
  ];
  expect(sendableUrges({ urges }, 9)).toEqual([]);
  expect(sendableUrges({ urges }, 25)).toEqual(['notice', 'bulletin']);
});
