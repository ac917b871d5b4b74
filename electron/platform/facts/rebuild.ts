import type { Database } from '../db/index.ts';
import type { FactRow } from './fact-row.ts';
import type { Projection } from './projection.ts';
import { factsOf, lengthOf } from './run.ts';

export interface TableDifference {
  table: string;
  /** Rows that the facts give and the file lacks or holds otherwise, and rows that no fact explains. */
  missing: number;
  unexplained: number;
  /** First differing row, as stored, for the person who has to look. */
  example: string | null;
}

/** Facts or rows done so far; long work pauses here. */
export interface RebuildProgress {
  phase: 'rebuild' | 'compare';
  done: number;
}

const PAUSE_EVERY = 2_000;

/**
 * Replays every fact of `db` into `scratch`, an empty database of the same shape, and compares each projected
 * table row by row. Pauses often; between two steps the caller may do other things, but not on these databases.
 */
export function* rebuildSteps(
  db: Database,
  scratch: Database,
  projections: readonly Projection[],
): Generator<RebuildProgress, TableDifference[]> {
  yield* replay(db, scratch, projections);
  const differences: TableDifference[] = [];
  for (const table of projections.flatMap((projection) => projection.tables)) {
    differences.push(yield* compare(db, scratch, table));
  }
  return differences;
}

/** {@link rebuildSteps} in one go. */
export function rebuildAndCompare(
  db: Database,
  scratch: Database,
  projections: readonly Projection[],
): TableDifference[] {
  const steps = rebuildSteps(db, scratch, projections);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function* replay(
  db: Database,
  scratch: Database,
  projections: readonly Projection[],
): Generator<RebuildProgress, void> {
  const appliers = new Map<string, ReturnType<Projection['bind']>[]>();
  for (const projection of projections) {
    const apply = projection.bind(scratch);
    for (const kind of projection.kinds) appliers.set(kind, [...(appliers.get(kind) ?? []), apply]);
  }
  let done = 0;
  let since = 0;
  scratch.exec('BEGIN');
  for (const row of db.prepare('SELECT * FROM facts ORDER BY seq').iterate() as IterableIterator<FactRow>) {
    const interested = appliers.get(row.kind);
    if (interested) for (const fact of factsOf(row)) for (const apply of interested) apply(fact);
    done += lengthOf(row.payload);
    since += lengthOf(row.payload);
    if (since < PAUSE_EVERY) continue;
    since = 0;
    yield { phase: 'rebuild', done };
  }
  scratch.exec('COMMIT');
}

/** Walks both tables in primary-key order, so memory stays flat however many rows there are. */
function* compare(
  db: Database,
  scratch: Database,
  table: string,
): Generator<RebuildProgress, TableDifference> {
  const difference: TableDifference = { table, missing: 0, unexplained: 0, example: null };
  const order = keyColumns(db, table);
  const sql = `SELECT * FROM ${table} ORDER BY ${order.join(', ')}`;
  // Asked before the walk begins: a connection that is being iterated answers nothing else.
  const names = columnNames(db, table);
  const keyIndexes = order.map((name) => names.indexOf(name));
  const ours = db.prepare(sql).raw().iterate() as IterableIterator<unknown[]>;
  const theirs = scratch.prepare(sql).raw().iterate() as IterableIterator<unknown[]>;
  try {
    let done = 0;
    let a = ours.next();
    let b = theirs.next();
    while (!a.done || !b.done) {
      done += 1;
      if (done % PAUSE_EVERY === 0) yield { phase: 'compare', done };
      const side = a.done ? 1 : b.done ? -1 : compareKeys(a.value, b.value, keyIndexes);
      if (side === 0) {
        if (!same(a.value as unknown[], b.value as unknown[])) {
          difference.missing += 1;
          difference.unexplained += 1;
          difference.example ??= JSON.stringify(a.value);
        }
        a = ours.next();
        b = theirs.next();
      } else if (side < 0) {
        difference.unexplained += 1;
        difference.example ??= JSON.stringify(a.value);
        a = ours.next();
      } else {
        difference.missing += 1;
        difference.example ??= JSON.stringify(b.value);
        b = theirs.next();
      }
    }
  } finally {
    ours.return?.();
    theirs.return?.();
  }
  return difference;
}

function columns(db: Database, table: string): { name: string; pk: number }[] {
  return db.pragma(`table_info(${table})`) as { name: string; pk: number }[];
}

function columnNames(db: Database, table: string): string[] {
  return columns(db, table).map((column) => column.name);
}

function keyColumns(db: Database, table: string): string[] {
  const keys = columns(db, table)
    .filter((column) => column.pk > 0)
    .sort((x, y) => x.pk - y.pk)
    .map((column) => column.name);
  if (keys.length === 0) throw new Error(`Table ${table} needs a primary key to be compared`);
  return keys;
}

function compareKeys(a: unknown[], b: unknown[], indexes: number[]): number {
  for (const index of indexes) {
    const [x, y] = [a[index] as string | number, b[index] as string | number];
    if (typeof x !== 'string' || typeof y !== 'string') {
      if (x !== y) return x < y ? -1 : 1;
    } else {
      // SQLite's BINARY collation compares UTF-8 bytes, which JavaScript's UTF-16 order does not match.
      const order = Buffer.compare(Buffer.from(x), Buffer.from(y));
      if (order !== 0) return order;
    }
  }
  return 0;
}

function same(a: unknown[], b: unknown[]): boolean {
  return a.every((value, index) => {
    const other = b[index];
    return value === other || (Buffer.isBuffer(value) && Buffer.isBuffer(other) && value.equals(other));
  });
}
