import type { Territory } from '#electron/modules/territory/index.ts';
import {
  compileMapping,
  type ImportFormat,
  type Mapping,
  mappedColumns,
  type RowError,
  type RowFlag,
  rowError,
} from '#shared/modules/imports/index.ts';
import type { CasePreparer, PreparedCase } from '../prepare-case.ts';
import { BATCH_ROWS } from './bounds.ts';
import { checkMapping } from './check-mapping.ts';
import { lookupsOf } from './lookups.ts';
import { openRows } from './open-rows.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { toBulk } from './to-bulk.ts';

/** What every mapping names, whatever its rows become. */
export interface MappingHead {
  name: string;
  source: string;
  format: ImportFormat;
}

/** As many rows of a file as one transaction takes, ready to be written. Plain data: it can come from another thread. */
export interface RowBatch<P = PreparedCase> {
  /** All rows, right and wrong. */
  read: number;
  rows: P[];
  wrong: { raw: RawRow; errors: readonly RowError[] }[];
  flags: Partial<Record<RowFlag, number>>;
  /** Bytes of the file read up to here. */
  bytesRead: number;
}

export interface BatchSource<P = PreparedCase> extends Pick<RowSource, 'columns' | 'report'> {
  /** Ending the iteration closes the file. */
  batches(): AsyncGenerator<RowBatch<P>, void>;
  close(): Promise<void>;
}

/** Opens a file as batches of rows. @throws Refusal of the file, its format or the mapping (`import.…`) */
export type OpenBatches<M = Mapping, P = PreparedCase> = (
  file: string,
  mapping: M,
) => Promise<BatchSource<P>>;

/** A row of a file as what it becomes, or all that is wrong with it. */
export type ReadRow<P> = { row: P; flags: readonly RowFlag[] } | { errors: readonly RowError[] };

/** What a kind of mapping means. */
export interface MappingRules<M, P> {
  /** Every column that the mapping reads. */
  columnsOf(mapping: M): string[];
  /** @throws Refusal when the mapping cannot fit the columns of the file */
  check(mapping: M, columns: readonly string[]): void;
  compile(mapping: M, columns: readonly string[]): (cells: readonly string[]) => ReadRow<P>;
}

/** Reads and maps cases in this thread. @param size rows of a batch */
export function batchReader(territory: Territory, prepareCase: CasePreparer, size = BATCH_ROWS): OpenBatches {
  const rules: MappingRules<Mapping, PreparedCase> = {
    columnsOf: mappedColumns,
    check: checkMapping,
    compile(mapping, columns) {
      const map = compileMapping(mapping, columns, lookupsOf(territory));
      return (cells) => {
        const mapped = map(cells);
        return 'errors' in mapped ? mapped : { row: prepareCase(toBulk(mapped.case)), flags: mapped.flags };
      };
    },
  };
  return mappedBatches(rules, size);
}

/** Reads and maps in this thread, by the rules of a kind of mapping. @param size rows of a batch */
export function mappedBatches<M extends MappingHead, P>(
  rules: MappingRules<M, P>,
  size = BATCH_ROWS,
): OpenBatches<M, P> {
  return async (file, mapping) => {
    const { source } = await openRows(file, mapping.format, rules.columnsOf(mapping));
    try {
      rules.check(mapping, source.columns);
    } catch (error) {
      await source.close();
      throw error;
    }
    const map = rules.compile(mapping, source.columns);
    return {
      columns: source.columns,
      report: source.report,
      close: () => source.close(),
      async *batches() {
        let batch = emptyBatch<P>();
        for await (const rows of source.rows()) {
          for (const raw of rows) {
            take(batch, raw, map);
            if (batch.read < size) continue;
            yield { ...batch, bytesRead: source.bytesRead() };
            batch = emptyBatch<P>();
          }
        }
        if (batch.read > 0) yield { ...batch, bytesRead: source.bytesRead() };
      },
    };
  };
}

function take<P>(batch: RowBatch<P>, raw: RawRow, map: (cells: readonly string[]) => ReadRow<P>): void {
  batch.read += 1;
  if (raw.problem) {
    const errors = [rowError(raw.problem, '', raw.cells.join(' ').slice(0, 200))];
    batch.wrong.push({ raw, errors });
    return;
  }
  const read = map(raw.cells);
  if ('errors' in read) batch.wrong.push({ raw, errors: read.errors });
  else {
    batch.rows.push(read.row);
    for (const flag of read.flags) batch.flags[flag] = (batch.flags[flag] ?? 0) + 1;
  }
}

/** Adds the rows of `more`, which follow on those of `batch`. */
export function addTo<P>(batch: RowBatch<P>, more: RowBatch<P>): void {
  batch.read += more.read;
  for (const one of more.rows) batch.rows.push(one);
  for (const one of more.wrong) batch.wrong.push(one);
  for (const [flag, times] of Object.entries(more.flags)) {
    batch.flags[flag as RowFlag] = (batch.flags[flag as RowFlag] ?? 0) + times;
  }
  batch.bytesRead = more.bytesRead;
}

export const emptyBatch = <P>(): RowBatch<P> => ({ read: 0, rows: [], wrong: [], flags: {}, bytesRead: 0 });
