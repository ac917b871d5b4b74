import type { Fact } from './fact.ts';
import { blobToUuid } from './uuid-blob.ts';

/** A line of the log as it is stored. */
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

/** What a line says beside its payload. */
export type FactLine = Omit<Fact, 'payload'>;

export function lineOf(row: FactRow): FactLine {
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
  };
}
