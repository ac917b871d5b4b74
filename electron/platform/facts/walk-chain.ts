import type { Database } from '../db/index.ts';
import { chainHash, GENESIS } from './hash.ts';
import type { FactRow } from './read.ts';
import { blobToUuid } from './uuid-blob.ts';

export type ChainBreak = {
  seq: number;
  id: string;
  reason: 'gap' | 'previousHash' | 'hash';
};

/** Recomputes every hash in order. Returns how many facts hold and the first that does not. */
export function walkChain(
  db: Database,
  onProgress?: (done: number) => void,
): { facts: number; firstBreak: ChainBreak | null } {
  let previous = GENESIS;
  let expected = 1;
  for (const row of db.prepare('SELECT * FROM facts ORDER BY seq').iterate() as IterableIterator<FactRow>) {
    const reason = breakOf(row, expected, previous);
    if (reason) return { facts: expected - 1, firstBreak: { seq: row.seq, id: blobToUuid(row.id), reason } };
    previous = row.hash.toString('hex');
    expected += 1;
    if (expected % 50_000 === 0) onProgress?.(expected);
  }
  return { facts: expected - 1, firstBreak: null };
}

function breakOf(row: FactRow, expected: number, previous: string): ChainBreak['reason'] | null {
  if (row.seq !== expected) return 'gap';
  if (row.prev_hash.toString('hex') !== previous) return 'previousHash';
  const hash = chainHash(previous, {
    seq: row.seq,
    id: blobToUuid(row.id),
    station: row.station,
    actor: row.actor,
    kind: row.kind,
    entity: blobToUuid(row.entity),
    entityVersion: row.entity_version,
    causedBy: row.caused_by && blobToUuid(row.caused_by),
    at: row.at,
    payloadText: row.payload,
  });
  return hash === row.hash.toString('hex') ? null : 'hash';
}
