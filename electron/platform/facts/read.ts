import type { Database } from '../db/index.ts';
import type { Fact } from './fact.ts';
import { blobToUuid, uuidToBlob } from './uuid-blob.ts';

export interface FactRow {
  seq: number;
  id: Buffer;
  station: string;
  actor: string;
  kind: string;
  entity: Buffer;
  entity_version: number;
  caused_by: Buffer | null;
  at: number;
  payload: string;
  prev_hash: Buffer;
  hash: Buffer;
}

export function rowToFact(row: FactRow): Fact {
  return {
    seq: row.seq,
    id: blobToUuid(row.id),
    station: row.station,
    actor: row.actor,
    kind: row.kind,
    entity: blobToUuid(row.entity),
    entityVersion: row.entity_version,
    causedBy: row.caused_by && blobToUuid(row.caused_by),
    at: row.at,
    payload: JSON.parse(row.payload),
  };
}

/** Reads facts for timelines and for walking back through causes. */
export function factReader(db: Database) {
  const byId = db.prepare('SELECT * FROM facts WHERE id = ?');
  const byEntity = db.prepare('SELECT * FROM facts WHERE entity = ? ORDER BY entity_version LIMIT ?');
  return {
    byId(id: string): Fact | null {
      const row = byId.get(uuidToBlob(id)) as FactRow | undefined;
      return row ? rowToFact(row) : null;
    },
    /** Oldest first, at most `limit`. */
    ofEntity(entity: string, limit = 1000): Fact[] {
      return (byEntity.all(uuidToBlob(entity), limit) as FactRow[]).map(rowToFact);
    },
  };
}

export type FactReader = ReturnType<typeof factReader>;
