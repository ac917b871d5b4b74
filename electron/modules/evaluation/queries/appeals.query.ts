import type { Territory } from '#electron/modules/territory/index.ts';
import type { Database } from '#electron/platform/db/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Appeal, ListAppealsInput } from '#shared/modules/evaluation/index.ts';

type StoredAppeal = Omit<Appeal, 'person'> & { seq: number; personId: string | null };

const SELECT = `
  SELECT a.seq, a.id, a.version, a.state, a.outcome, a.case_id AS caseId, c.number, c.description, a.step,
    a.unit_id AS unitId, a.person_id AS personId, a.street_code AS streetCode, a.reason, a.opinion,
    a.filed_at AS filedAt, a.decided_at AS decidedAt
  FROM evaluation_appeals a JOIN cases c ON c.seq = a.case_seq`;
const CURSOR = /^appeals:(\d{1,16})$/;

/** Appeals, newest first. */
export function appealReader(db: Database, territory: Territory) {
  const byId = db.prepare(`${SELECT} WHERE a.id = ?`);
  const all = db.prepare(`${SELECT} WHERE a.seq < ? ORDER BY a.seq DESC LIMIT ?`);
  const inState = db.prepare(`${SELECT} WHERE a.state = ? AND a.seq < ? ORDER BY a.seq DESC LIMIT ?`);

  function shown({ seq: _, personId, ...row }: StoredAppeal): Appeal {
    const name = personId === null ? null : (territory.person(personId)?.name ?? personId);
    return { ...row, person: personId === null || name === null ? null : { id: personId, name } };
  }

  return {
    /** @throws Refusal `appeal.unknown` */
    get(id: string): Appeal {
      const row = byId.get(id) as StoredAppeal | undefined;
      if (!row) throw new Refusal('appeal.unknown');
      return shown(row);
    },
    list({ state, cursor, limit }: ListAppealsInput): { rows: Appeal[]; next: string | null } {
      const match = cursor === null ? null : CURSOR.exec(cursor);
      if (cursor !== null && !match) throw new Refusal('page.badCursor');
      const before = match ? Number(match[1]) : Number.MAX_SAFE_INTEGER;
      const rows = (
        state === undefined ? all.all(before, limit) : inState.all(state, before, limit)
      ) as StoredAppeal[];
      const last = rows.at(-1);
      return { rows: rows.map(shown), next: last && rows.length === limit ? `appeals:${last.seq}` : null };
    },
  };
}

export type AppealReader = ReturnType<typeof appealReader>;
