import type { Database, Statement } from '#electron/platform/db/index.ts';
import { type Cell, COLUMNS } from './row.ts';

/** Shapes of rows that get a statement of their own; beyond it any row is written with all its columns. */
const MOST_SHAPES = 64;

/**
 * Inserts a case's row. Half of a case's columns are empty and binding a value costs more than storing nothing, so the
 * columns that are empty are left out: one statement for each set of them that occurs.
 */
export function caseInserter(db: Database): (seq: number, values: readonly Cell[]) => void {
  const statements = new Map<string, Statement>();
  const whole = prepare(db, COLUMNS);
  return (seq, values) => {
    const present: Cell[] = [seq];
    let shape = '';
    for (const value of values) {
      shape += value === null ? '0' : '1';
      if (value !== null) present.push(value);
    }
    let statement = statements.get(shape);
    if (!statement) {
      if (statements.size === MOST_SHAPES) {
        whole.run(seq, values);
        return;
      }
      statement = prepare(
        db,
        COLUMNS.filter((_, index) => values[index] !== null),
      );
      statements.set(shape, statement);
    }
    statement.run(present);
  };
}

function prepare(db: Database, columns: readonly string[]): Statement {
  return db.prepare(
    `INSERT INTO cases (seq, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
}
