import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';

/** Who sits at which window, or sat there last: what brings the desk back as it was after a new start. */
export interface Sitting {
  id: string;
  personId: string;
  postId: string;
  /** When the window was closed without signing out; null while somebody sits there. */
  leftAt: number | null;
}

interface SittingFact {
  windowId: string;
  personId: string;
  postId: string;
  /** `SignedOut.v1` only: nobody said goodbye, the window was closed. */
  windowClosed?: boolean;
}

export const accountsProjection: Projection = {
  module: 'accounts',
  kinds: ['SignedIn.v1', 'SignedOut.v1'],
  tables: ['sittings'],
  bind(db: Database) {
    const sit = db.prepare(
      'INSERT OR REPLACE INTO sittings (window_id, id, person_id, post_id, left_at) VALUES (?, ?, ?, ?, NULL)',
    );
    const leave = db.prepare('DELETE FROM sittings WHERE window_id = ?');
    const close = db.prepare('UPDATE sittings SET left_at = ? WHERE window_id = ?');
    return ({ kind, entity, at, payload }: Fact) => {
      const { windowId, personId, postId, windowClosed } = payload as SittingFact;
      if (kind === 'SignedIn.v1') sit.run(windowId, entity, personId, postId);
      else if (windowClosed) close.run(at, windowId);
      else leave.run(windowId);
    };
  },
};

export function sittingFinder(db: Database) {
  const find = db.prepare<[string], Sitting>(
    'SELECT id, person_id AS personId, post_id AS postId, left_at AS leftAt FROM sittings WHERE window_id = ?',
  );
  return (windowId: string): Sitting | null => find.get(windowId) ?? null;
}
