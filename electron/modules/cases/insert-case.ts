import type { Database, Statement } from '#electron/platform/db/index.ts';
import { type PackedRow, USUAL } from './ready-case.ts';
import { COLUMNS } from './row.ts';

/** Shapes of rows whose statements are kept ready. */
const MOST_SHAPES = 64;

/**
 * Inserts a case's row. Binding a value costs more than storing it, so columns that are empty are left out and those that
 * hold the usual are written into the statement: one statement for each set of them that occurs.
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
  const columns = COLUMNS.filter((_, index) => shape[index] !== '0');
  const values = COLUMNS.flatMap((name, index) =>
    shape[index] === '0' ? [] : shape[index] === '2' ? [literal(USUAL[name])] : ['?'],
  );
  return db.prepare(`INSERT INTO cases (seq, ${columns.join(', ')}) VALUES (?, ${values.join(', ')})`);
}

const literal = (value: unknown) => (typeof value === 'number' ? String(value) : `'${value}'`);
