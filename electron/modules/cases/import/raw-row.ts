import type { RowErrorCode } from '#shared/modules/imports/index.ts';

/** A record of a file before it is mapped. */
export interface RawRow {
  /** As a spreadsheet numbers rows: records from 1, headings and blank ones counted. */
  row: number;
  cells: readonly string[];
  /** Why the record cannot be mapped at all; what could be read of it stands in `cells`. */
  problem: RowErrorCode | null;
  /** The record as JSON text, where the file is JSON. */
  json?: string;
}

/** An opened file as columns and rows, whatever its format. */
export interface RowSource {
  columns: readonly string[];
  /** Chunks of rows in the order of the file; blank rows are left out. Ending the iteration closes the file. */
  rows(): AsyncGenerator<RawRow[], void>;
  /** Bytes of the file that have been read so far. */
  bytesRead(): number;
  close(): Promise<void>;
  /** How a report must look that can be imported with the same mapping. */
  report: { kind: 'csv'; delimiter: string } | { kind: 'ndjson' };
}
