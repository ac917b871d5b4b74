import * as crypto from 'node:crypto';

export interface HashedFields {
  seq: number;
  id: string;
  station: string;
  actor: string;
  kind: string;
  entity: string;
  entityVersion: number;
  causedBy: string | null;
  at: number;
  /** The payload exactly as it is stored, or its UTF-8. */
  payload: string | Buffer;
}

/** The hash that the first fact of a station chains to. */
export const GENESIS = '0'.repeat(64);

/**
 * SHA-256, hex, over the previous hash and every stored field of the fact. Fields are joined by a character
 * that none of them can hold, so no two facts write the same text.
 */
export function chainHash(previous: string, f: HashedFields): string {
  const head = `${previous}\u001f${f.seq}\u001f${f.id}\u001f${f.station}\u001f${f.actor}\u001f${f.kind}\u001f${f.entity}\u001f${f.entityVersion}\u001f${f.causedBy ?? ''}\u001f${f.at}\u001f`;
  if (typeof f.payload === 'string') return crypto.hash('sha256', head + f.payload, 'hex');
  return crypto.createHash('sha256').update(head).update(f.payload).digest('hex');
}
