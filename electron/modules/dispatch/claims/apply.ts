import type { Database } from '#electron/platform/db/index.ts';
import type { DispatchFact } from '../fact.ts';

/** A row of `case_claims` follows the facts of the claim; a case that nobody has has no row. */
export function applyToClaims(db: Database): (fact: DispatchFact) => void {
  const put = db.prepare(`
    INSERT OR REPLACE INTO case_claims (case_id, id, person_id, post_id, window_id, seat, claimed_at, asked, taken)
    VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)`);
  const drop = db.prepare('DELETE FROM case_claims WHERE case_id = ?');
  const ask = db.prepare('UPDATE case_claims SET asked = ? WHERE case_id = ?');
  return ({ kind, entity, at, payload }) => {
    switch (kind) {
      case 'CaseClaimed.v1': {
        const { personId, postId, windowId, seat } = payload.holder;
        put.run(payload.caseId, entity, personId, postId, windowId, seat, at, null);
        break;
      }
      case 'CaseClaimReleased.v1':
        drop.run(payload.caseId);
        break;
      case 'CaseTakeOverAsked.v1': {
        const { by, reason, grantAt } = payload;
        ask.run(JSON.stringify({ by, reason, grantAt }), payload.caseId);
        break;
      }
      case 'CaseTakeOverWithdrawn.v1':
        ask.run(null, payload.caseId);
        break;
      case 'CaseTakenOver.v1': {
        const { by, from, reason } = payload;
        const taken = JSON.stringify({ from, reason, at });
        put.run(payload.caseId, entity, by.personId, by.postId, by.windowId, by.seat, at, taken);
        break;
      }
    }
  };
}
