import type { Territory } from '#electron/modules/territory/index.ts';
import {
  compileMapping,
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

/** As many rows of a file as one transaction takes, ready to be written. Plain data: it can come from another thread. */
export interface RowBatch {
  /** All rows, right and wrong. */
  read: number;
  cases: PreparedCase[];
  wrong: { raw: RawRow; errors: readonly RowError[] }[];
  flags: Partial<Record<RowFlag, number>>;
  /** Bytes of the file read up to here. */
  bytesRead: number;
}

export interface BatchSource extends Pick<RowSource, 'columns' | 'report'> {
  /** Ending the iteration closes the file. */
  batches(): AsyncGenerator<RowBatch, void>;
  close(): Promise<void>;
}

/** Opens a file as batches of cases. @throws Refusal of the file, its format or the mapping (`import.…`) */
export type OpenBatches = (file: string, mapping: Mapping) => Promise<BatchSource>;

/** Reads and maps in this thread. */
export function batchReader(territory: Territory, prepareCase: CasePreparer): OpenBatches {
  return async (file, mapping) => {
    const { source } = await openRows(file, mapping.format, mappedColumns(mapping));
    try {
      checkMapping(mapping, source.columns);
    } catch (error) {
      await source.close();
      throw error;
    }
    const map = compileMapping(mapping, source.columns, lookupsOf(territory));
    return {
      columns: source.columns,
      report: source.report,
      close: () => source.close(),
      async *batches() {
        let batch = emptyBatch();
        for await (const rows of source.rows()) {
          for (const raw of rows) {
            take(batch, raw, map, prepareCase);
            if (batch.read < BATCH_ROWS) continue;
            yield { ...batch, bytesRead: source.bytesRead() };
            batch = emptyBatch();
          }
        }
        if (batch.read > 0) yield { ...batch, bytesRead: source.bytesRead() };
      },
    };
  };
}

function take(
  batch: RowBatch,
  raw: RawRow,
  map: ReturnType<typeof compileMapping>,
  prepareCase: CasePreparer,
): void {
  batch.read += 1;
  if (raw.problem) {
    const errors = [rowError(raw.problem, '', raw.cells.join(' ').slice(0, 200))];
    batch.wrong.push({ raw, errors });
    return;
  }
  const row = map(raw.cells);
  if ('errors' in row) batch.wrong.push({ raw, errors: row.errors });
  else {
    batch.cases.push(prepareCase(toBulk(row.case)));
    for (const flag of row.flags) batch.flags[flag] = (batch.flags[flag] ?? 0) + 1;
  }
}

const emptyBatch = (): RowBatch => ({ read: 0, cases: [], wrong: [], flags: {}, bytesRead: 0 });
