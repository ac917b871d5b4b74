import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseState } from '#shared/modules/cases/index.ts';
import { type StoredCase, stateOf } from './row.ts';

export interface KnownCase extends Pick<CaseState, 'id' | 'number' | 'importDigest'> {}

/** Reads single cases as the facts left them. */
export function caseFinder(db: Database) {
  const byId = db.prepare('SELECT * FROM cases WHERE id = ?');
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');
  const ofSource = db.prepare(
    'SELECT id, number, import_digest AS importDigest FROM cases WHERE external_id = ? AND source_system = ?',
  );
  const find = (id: string): CaseState | null => {
    const row = byId.get(id) as StoredCase | undefined;
    return row ? stateOf(row) : null;
  };
  return {
    find,
    /** @throws Refusal `case.unknown` */
    state(id: string): CaseState {
      const found = find(id);
      if (!found) throw new Refusal('case.unknown', { id });
      return found;
    },
    bySeq(seq: number): CaseState | null {
      const row = bySeq.get(seq) as StoredCase | undefined;
      return row ? stateOf(row) : null;
    },
    /** What an import must know of a case that another system named so. */
    knownAs(sourceSystem: string, externalId: string): KnownCase | null {
      return (ofSource.get(externalId, sourceSystem) as KnownCase | undefined) ?? null;
    },
  };
}

export type CaseFinder = ReturnType<typeof caseFinder>;
