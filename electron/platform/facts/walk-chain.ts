import type { Database } from '../db/index.ts';
import { type FactRow, lineOf } from './fact-row.ts';
import { chainHash, GENESIS } from './hash.ts';
import { lengthOf } from './run.ts';
import { blobToUuid } from './uuid-blob.ts';

export type ChainBreak = {
  seq: number;
  id: string;
  kind: string;
  reason: 'gap' | 'previousHash' | 'hash';
};

export interface ChainWalk {
  /** Facts that hold, from the first. */
  facts: number;
  firstBreak: ChainBreak | null;
}

const PAUSE_EVERY = 2_000;

/** Recomputes every hash in order; yields the count now and then. Nothing else may use `db` between two steps. */
export function* chainSteps(db: Database): Generator<number, ChainWalk> {
  let previous = GENESIS;
  let facts = 0;
  let since = 0;
  for (const row of db.prepare('SELECT * FROM facts ORDER BY seq').iterate() as IterableIterator<FactRow>) {
    const reason = breakOf(row, facts + 1, previous);
    if (reason)
      return { facts, firstBreak: { seq: row.seq, id: blobToUuid(row.id), kind: row.kind, reason } };
    previous = row.hash.toString('hex');
    facts += lengthOf(row.payload);
    since += lengthOf(row.payload);
    if (since < PAUSE_EVERY) continue;
    since = 0;
    yield facts;
  }
  return { facts, firstBreak: null };
}

/** {@link chainSteps} in one go. */
export function walkChain(db: Database): ChainWalk {
  const steps = chainSteps(db);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function breakOf(row: FactRow, expected: number, previous: string): ChainBreak['reason'] | null {
  if (row.seq !== expected) return 'gap';
  if (row.prev_hash.toString('hex') !== previous) return 'previousHash';
  const hash = chainHash(previous, { ...lineOf(row), payload: row.payload });
  return hash === row.hash.toString('hex') ? null : 'hash';
}
