import type { Database } from '#electron/platform/db/index.ts';
import { type HolderText, MAX_CLAIMS } from '#shared/modules/dispatch/index.ts';

/** A claim as its facts left it. */
export interface StoredClaim {
  caseId: string;
  id: string;
  holder: HolderText;
  claimedAt: number;
  asked: { by: HolderText; reason: string; grantAt: number } | null;
  taken: { from: HolderText; reason: string; at: number } | null;
}

interface Row {
  case_id: string;
  id: string;
  person_id: string;
  post_id: string;
  window_id: string;
  seat: number | null;
  claimed_at: number;
  asked: string | null;
  taken: string | null;
}

/** Reads claims. */
export function claimBook(db: Database) {
  const ofCase = db.prepare<[string], Row>('SELECT * FROM case_claims WHERE case_id = ?');
  const all = db.prepare<[number], Row>('SELECT * FROM case_claims ORDER BY case_id LIMIT ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM case_claims').pluck();
  return {
    find(caseId: string): StoredClaim | null {
      const row = ofCase.get(caseId);
      return row ? claimOf(row) : null;
    },
    all: (): StoredClaim[] => all.all(MAX_CLAIMS).map(claimOf),
    isFull: (): boolean => (count.get() ?? 0) >= MAX_CLAIMS,
  };
}

function claimOf(row: Row): StoredClaim {
  const { person_id: personId, post_id: postId, window_id: windowId, seat } = row;
  return {
    caseId: row.case_id,
    id: row.id,
    holder: { personId, postId, windowId, seat },
    claimedAt: row.claimed_at,
    asked: row.asked === null ? null : JSON.parse(row.asked),
    taken: row.taken === null ? null : JSON.parse(row.taken),
  };
}

export type ClaimBook = ReturnType<typeof claimBook>;
