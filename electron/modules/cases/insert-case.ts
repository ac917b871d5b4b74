import type { Database, Statement } from '#electron/platform/db/index.ts';
import type { PackedRow } from './ready-case.ts';
import { COLUMNS } from './row.ts';

/** Shapes of rows whose statements are kept ready. */
const MOST_SHAPES = 64;

/**
 * Inserts a case's row. Half of a case's columns are empty and binding a value costs more than storing nothing, so the
 * columns that are empty are left out: one statement for each set of them that occurs.
 */
export function caseInserter(db: Database): (seq: number, row: PackedRow) => void {
  const statements = new Map<string, Statement>();
  return (seq, { shape, cells }) => {
    let statement = statements.get(shape);
    if (!statement) {
      if (statements.size === MOST_SHAPES) statements.clear();
      statement = prepare(db, shape);
      statements.set(shape, statement);
    }
    statement.run(seq, cells);
  };
}

function prepare(db: Database, shape: string): Statement {
  const columns = COLUMNS.filter((_, index) => shape[index] === '1');
  return db.prepare(
    `INSERT INTO cases (seq, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  );
}
