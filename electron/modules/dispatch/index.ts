import type { Fact } from '#electron/platform/facts/index.ts';
import { topicOf } from '#shared/modules/dispatch/index.ts';
import { Board } from './board/board.ts';
import { watchSilence } from './board/silence-watch.ts';
import { stateBook } from './board/state-book.ts';
import { claimBook } from './claims/claim-book.ts';
import { ClaimDesk } from './claims/claim-desk.ts';
import type { DispatchDeps } from './deps.ts';
import { messageBook } from './messages/message-book.ts';
import { PostOffice } from './messages/post-office.ts';
import { unitRecommender } from './recommend-units.query.ts';
import { releaseClaimsWhenSeatIsLeft } from './release-claims-when-seat-is-left.policy.ts';
import { dispatchRouter } from './router.ts';
import { unitInbox } from './unit-inbox.query.ts';

export { dispatchMigration } from './migration.ts';
export { dispatchProjection } from './store.ts';

/** Puts the module together. Timers run only between `start` and `close`. */
export function createDispatch(deps: DispatchDeps) {
  const { db, ledger, hub } = deps;
  const states = stateBook(db);
  const claims = new ClaimDesk(deps, claimBook(db));
  const messages = messageBook(db, deps);
  const unsubscribe = ledger.subscribe((facts) => {
    for (const fact of facts) {
      const topic = topicOf(fact.kind);
      if (topic) hub.publish(topic, changedId(topic, fact));
    }
  });
  let stopWatching: (() => void) | null = null;
  return {
    router: dispatchRouter({
      recommend: unitRecommender(deps, states),
      inbox: unitInbox(deps),
      claims,
      board: new Board(deps, states),
      office: new PostOffice(deps, messages),
      messages,
    }),
    releaseClaims: releaseClaimsWhenSeatIsLeft(claims),
    /** Begins to keep time: take-overs pass on, silence is noticed. */
    start(): void {
      claims.start();
      stopWatching ??= watchSilence(deps, states);
    },
    close(): void {
      stopWatching?.();
      stopWatching = null;
      claims.close();
      unsubscribe();
    },
  };
}

/** What a screen knows the changed thing by: a claim by its case, a status by its person, a message by itself. */
function changedId(topic: ReturnType<typeof topicOf>, { entity, payload }: Fact): string {
  const { caseId, personId } = payload as { caseId?: string; personId?: string };
  return (topic === 'claims' ? caseId : topic === 'board' ? personId : entity) ?? entity;
}
