import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { RejectedRow, RowError } from '#shared/modules/imports/index.ts';
import { MAX_SHOWN_REJECTED } from './bounds.ts';
import type { RawRow, RowSource } from './raw-row.ts';
import { ERRORS_COLUMN, guarded, ROW_COLUMN } from './rejected-form.ts';

const FLUSH_CHARS = 256 * 1024;

/**
 * The rejected rows of a job as a file that can be corrected and imported with the same mapping: the columns of the
 * file behind `_row` and `_errors` (so that a row with too many cells stays what it is), or the records of a JSON
 * file with those two members. The file is made with the first row.
 */
export class RejectedReport {
  readonly file: string;
  readonly #form: RowSource['report'];
  readonly #columns: readonly string[];
  #handle: number | null = null;
  #pending = '';
  #count = 0;
  /** The first rows, for a screen to page through. */
  readonly shown: RejectedRow[] = [];

  constructor(file: string, source: Pick<RowSource, 'report' | 'columns'>) {
    this.file = file;
    this.#form = source.report;
    this.#columns = source.columns;
  }

  get count(): number {
    return this.#count;
  }

  add(raw: RawRow, errors: readonly RowError[]): void {
    this.#count += 1;
    if (this.shown.length < MAX_SHOWN_REJECTED) this.shown.push({ row: raw.row, errors: [...errors] });
    if (this.#handle === null) this.#begin();
    this.#pending += this.#line(raw, errors);
    if (this.#pending.length > FLUSH_CHARS) this.flush();
  }

  flush(): void {
    if (this.#handle !== null && this.#pending !== '') writeSync(this.#handle, this.#pending);
    this.#pending = '';
  }

  close(): void {
    this.flush();
    if (this.#handle !== null) closeSync(this.#handle);
    this.#handle = null;
  }

  /** Removes the file: it holds what people wrote, and nobody needs it any more. */
  discard(): void {
    this.close();
    rmSync(this.file, { force: true });
  }

  #begin(): void {
    this.#handle = openSync(this.file, 'w', 0o600);
    if (this.#form.kind === 'csv')
      this.#pending = `\uFEFF${this.#csv([ROW_COLUMN, ERRORS_COLUMN, ...this.#columns])}`;
  }

  #line(raw: RawRow, errors: readonly RowError[]): string {
    const why = errors.map(({ code, column }) => (column === '' ? code : `${code}: ${column}`)).join('; ');
    if (this.#form.kind === 'csv') return this.#csv([String(raw.row), why, ...raw.cells]);
    const head = { [ROW_COLUMN]: raw.row, [ERRORS_COLUMN]: why };
    const record = raw.json === undefined ? { _text: raw.cells[0] ?? '' } : (JSON.parse(raw.json) as object);
    return `${JSON.stringify({ ...head, ...record, ...head })}\n`;
  }

  #csv(cells: readonly string[]): string {
    const { delimiter } = this.#form as { delimiter: string };
    return `${cells.map((cell) => quoted(guarded(cell), delimiter)).join(delimiter)}\r\n`;
  }
}

function quoted(cell: string, delimiter: string): string {
  return /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
