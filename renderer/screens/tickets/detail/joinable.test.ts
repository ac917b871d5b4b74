import { expect, it } from 'vitest';
import type { TicketStage } from '#shared/modules/tickets/index.ts';
import { joinable } from './joinable.ts';

const of = (stage: TicketStage, joinedCount = 0) => ({ stage, joinedCount });

it.each([
  [of('to_sign'), of('handling'), true, true],
  [of('to_sign'), of('to_reply'), true, false],
  [of('handling', 2), of('to_sign'), false, true],
  [of('handling'), of('to_sign', 1), true, false],
  [of('handling'), of('joined'), false, false],
  [of('archived'), of('handling'), false, false],
])('%j and %j: under %s, over %s', (detail, other, under, over) => {
  expect(joinable(detail, other)).toEqual({ under, over });
});
