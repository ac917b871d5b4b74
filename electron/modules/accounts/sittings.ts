import type { Database } from '#electron/platform/db/index.ts';
import type { Fact, Projection } from '#electron/platform/facts/index.ts';

/** Who sits at which window: what brings the desk back as it was when the engine had to be started again. */
export interface Sitting {
  id: string;
  personId: string;
  postId: string;
}

interface SittingFact {
  windowId: string;
  personId: string;
  postId: string;
}

export const accountsProjection: Projection = {
  module: 'accounts',
  kinds: ['SignedIn.v1', 'SignedOut.v1'],
  tables: ['sittings'],
  bind(db: Database) {
    const sit = db.prepare(
      'INSERT OR REPLACE INTO sittings (window_id, id, person_id, post_id) VALUES (?, ?, ?, ?)',
    );
    const leave = db.prepare('DELETE FROM sittings WHERE window_id = ?');
    return ({ kind, entity, payload }: Fact) => {
      const { windowId, personId, postId } = payload as SittingFact;
      if (kind === 'SignedIn.v1') sit.run(windowId, entity, personId, postId);
      else leave.run(windowId);
    };
  },
};

export function sittingFinder(db: Database) {
  const find = db.prepare<[string], Sitting>(
    'SELECT id, person_id AS personId, post_id AS postId FROM sittings WHERE window_id = ?',
  );
  return (windowId: string): Sitting | null => find.get(windowId) ?? null;
}
