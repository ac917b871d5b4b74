import type { Database } from '#electron/platform/db/index.ts';
import type { Projection } from '#electron/platform/facts/index.ts';
import { DISPATCH_FACT_KINDS } from '#shared/modules/dispatch/index.ts';
import { applyToBoard } from './board/apply.ts';
import { applyToClaims } from './claims/apply.ts';
import type { DispatchFact } from './fact.ts';
import { applyToMessages } from './messages/apply.ts';

/** The tables of board, claims and messages as a function of their facts. */
export const dispatchProjection: Projection = {
  module: 'dispatch',
  kinds: DISPATCH_FACT_KINDS,
  tables: ['person_states', 'case_claims', 'messages', 'message_receipts'],
  bind(db: Database) {
    const parts = [applyToBoard(db), applyToClaims(db), applyToMessages(db)];
    return (fact) => {
      for (const apply of parts) apply(fact as unknown as DispatchFact);
    };
  },
};
