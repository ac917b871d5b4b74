import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from '#electron/platform/db/index.ts';
import { chainSteps, factReader, type Projection, rebuildSteps } from '#electron/platform/facts/index.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { VerifyEvent, VerifyResult } from '#shared/modules/audit/index.ts';

/** With more facts than this the tables are rebuilt in a file instead of in memory. */
const FACTS_IN_MEMORY = 200_000;
/** Progress is told at most this often. */
const TELL_EVERY_STEPS = 10;

export interface VerifyDeps {
  /** Opens the station file a second time, to be read only. */
  openReader(): Database;
  /** Opens an empty database of the station file's shape at a path or in `:memory:`. */
  openScratch(file: string): Database;
  projections: readonly Projection[];
}

/**
 * Walks the chain, then rebuilds the tables and compares them row by row, on a moment's picture of the file, in steps
 * between which the engine goes on working. The last event carries the result. Ending the stream ends the work.
 */
export async function* verify(deps: VerifyDeps): AsyncGenerator<VerifyEvent, void> {
  const began = performance.now();
  const reader = openOrNull(deps);
  try {
    const total = reader ? factReader(reader).newestSeq() : 0;
    const walk = reader ? yield* walkAll(reader, total) : UNREADABLE;
    const result: VerifyResult = { ok: false, ...walk, tables: [], compared: [], durationMs: 0 };
    if (reader && !walk.firstBreak) {
      const differences = yield* rebuildAll(deps, reader, total);
      result.compared = deps.projections.flatMap((projection) => projection.tables);
      result.tables = differences.filter(({ missing, unexplained }) => missing + unexplained > 0);
      result.ok = result.tables.length === 0;
    }
    result.durationMs = performance.now() - began;
    yield { phase: 'done', done: walk.facts, total, result };
  } finally {
    reader?.close();
  }
}

const UNREADABLE = {
  facts: 0,
  firstBreak: { seq: 0, id: '', kind: '', reason: 'unreadable' },
} satisfies Pick<VerifyResult, 'facts' | 'firstBreak'>;

/** Null when the file is so broken that it does not open. */
function openOrNull({ openReader }: VerifyDeps): Database | null {
  try {
    const reader = openReader();
    reader.exec('BEGIN');
    return reader;
  } catch (error) {
    if (isCorruption(error)) return null;
    throw error;
  }
}

async function* walkAll(
  reader: Database,
  total: number,
): AsyncGenerator<VerifyEvent, Pick<VerifyResult, 'facts' | 'firstBreak'>> {
  let done = 0;
  try {
    return yield* inTurns(chainSteps(reader), (facts) => {
      done = facts;
      return { phase: 'chain', done, total, result: null };
    });
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return { facts: done, firstBreak: { seq: done + 1, id: '', kind: '', reason: 'unreadable' } };
  }
}

async function* rebuildAll(deps: VerifyDeps, reader: Database, total: number) {
  const folder = total > FACTS_IN_MEMORY ? mkdtempSync(join(tmpdir(), 'ucc-verify-')) : null;
  try {
    const scratch = deps.openScratch(folder ? join(folder, 'scratch.db') : ':memory:');
    try {
      scratch.pragma('synchronous = OFF');
      const steps = rebuildSteps(reader, scratch, deps.projections);
      return yield* inTurns(steps, ({ phase, done }): VerifyEvent => ({ phase, done, total, result: null }));
    } finally {
      scratch.close();
    }
  } finally {
    if (folder) rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs steps one a turn of the event loop and tells of some of them. */
async function* inTurns<S, R>(
  steps: Generator<S, R>,
  tell: (step: S) => VerifyEvent,
): AsyncGenerator<VerifyEvent, R> {
  try {
    for (let count = 1; ; count++) {
      const step = steps.next();
      if (step.done) return step.value;
      const event = tell(step.value);
      if (count % TELL_EVERY_STEPS === 0) yield event;
      await nextTurn();
    }
  } finally {
    // Ends the walk over the rows, without which the connection could not be closed.
    steps.return(undefined as R);
  }
}

function isCorruption(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'db.corrupt';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}
