import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { CaseState } from '#shared/modules/cases/index.ts';
import { type StoredCase, stateOf } from './row.ts';

export interface KnownCase extends Pick<CaseState, 'id' | 'number' | 'importDigest'> {}

/** Which case of which other system. */
interface SourceRef {
  sourceSystem: string;
  externalId: string;
}

export const sourceKey = ({ sourceSystem, externalId }: SourceRef): string =>
  `${sourceSystem}\u001f${externalId}`;

/** Reads single cases as the facts left them. */
export function caseFinder(db: Database) {
  const byId = db.prepare('SELECT * FROM cases WHERE id = ?');
  const bySeq = db.prepare('SELECT * FROM cases WHERE seq = ?');
  const ofSource = db.prepare(
    'SELECT id, number, import_digest AS importDigest FROM cases WHERE external_id = ? AND source_system = ?',
  );
  const ofSources = db.prepare(`
    SELECT c.id, c.number, c.import_digest AS importDigest, c.source_system AS sourceSystem, c.external_id AS externalId
    FROM json_each(?) AS asked CROSS JOIN cases AS c ON c.external_id = asked.value`);
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
    /** Those of many that are known, by {@link sourceKey}. */
    knownAmong(asked: readonly SourceRef[]): Map<string, KnownCase> {
      const known = new Map<string, KnownCase>();
      const ids = JSON.stringify(asked.map(({ externalId }) => externalId));
      for (const row of ofSources.iterate(ids) as IterableIterator<KnownCase & SourceRef>)
        known.set(sourceKey(row), row);
      return known;
    },
    /** What an import must know of a case that another system named so. */
    knownAs({ sourceSystem, externalId }: SourceRef): KnownCase | null {
      return (ofSource.get(externalId, sourceSystem) as KnownCase | undefined) ?? null;
    },
  };
}

export type CaseFinder = ReturnType<typeof caseFinder>;
