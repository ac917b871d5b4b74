import { doorFor } from '#electron/platform/door/index.ts';
import { dispatchContract } from '#shared/modules/dispatch/index.ts';
import type { Board } from './board/board.ts';
import type { ClaimDesk } from './claims/claim-desk.ts';
import type { MessageBook } from './messages/message-book.ts';
import type { PostOffice } from './messages/post-office.ts';
import type { unitRecommender } from './recommend-units.query.ts';
import { whoAsks } from './seat.ts';
import type { unitInbox } from './unit-inbox.query.ts';

export interface DispatchParts {
  recommend: ReturnType<typeof unitRecommender>;
  inbox: ReturnType<typeof unitInbox>;
  claims: ClaimDesk;
  board: Board;
  office: PostOffice;
  messages: MessageBook;
}

/** The answers to the contract of dispatch. */
export function dispatchRouter({ recommend, inbox, claims, board, office, messages }: DispatchParts) {
  const open = doorFor(dispatchContract);
  return open.router({
    recommend: open.recommend.handler(({ input }) => recommend(input.caseId)),
    inbox: open.inbox.handler(({ context }) => inbox(context.session)),
    claims: {
      list: open.claims.list.handler(({ context }) => claims.list(context.session)),
      take: open.claims.take.handler(({ context, input }) => ({
        claim: claims.take(context.session, input.caseId),
      })),
      release: open.claims.release.handler(({ context, input }) => ({
        claim: claims.release(context.session, input.caseId),
      })),
      ask: open.claims.ask.handler(({ context, input }) => ({
        claim: claims.ask(context.session, input.caseId, input.reason),
      })),
    },
    board: {
      get: open.board.get.handler(() => board.read()),
      set: open.board.set.handler(({ context, input }) => board.set(context.session, input)),
      checkIn: open.board.checkIn.handler(({ context, input }) => board.checkIn(context.session, input)),
    },
    messages: {
      received: open.messages.received.handler(({ context, input }) =>
        messages.received(whoAsks(context.session).personId, input),
      ),
      sent: open.messages.sent.handler(({ context, input }) =>
        messages.sent(whoAsks(context.session).personId, input),
      ),
      counts: open.messages.counts.handler(({ context }) =>
        messages.counts(whoAsks(context.session).personId),
      ),
      send: open.messages.send.handler(({ context, input }) => office.send(context.session, input)),
      delivered: open.messages.delivered.handler(({ context, input }) => ({
        count: office.delivered(context.session, input.ids),
      })),
      read: open.messages.read.handler(({ context, input }) => office.read(context.session, input.id)),
      acknowledge: open.messages.acknowledge.handler(({ context, input }) =>
        office.acknowledge(context.session, input.id),
      ),
      receipts: open.messages.receipts.handler(({ context, input }) => {
        messages.sentBy(whoAsks(context.session).personId, input.id);
        return messages.receipts(input.id);
      }),
      remind: open.messages.remind.handler(({ context, input }) => ({
        reminded: office.remind(context.session, input.id),
      })),
    },
  });
}
